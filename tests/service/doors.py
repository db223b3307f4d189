"""One row for each address and method: what it takes to get in there.

An address without a row fails `test_every_address_has_its_row`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from service.permissions import Action
from tests.service.action_doors import SENT
from tests.service.asked import (
    A_KIND,
    A_LEGAL_HOLD,
    A_NOTE,
    A_PASSING,
    A_REQUEST,
    A_TALK,
    COLLEAGUE,
    INVITED,
    NEW,
    SAYS,
    SUPPORTER,
    TOLD,
)
from tests.service.child_doors import OF_A_CHILD
from tests.service.concern_doors import OF_CONCERNS
from tests.service.dispute_doors import OF_DISPUTES
from tests.service.meeting_doors import OF_MEETINGS
from tests.service.notes_doors import OF_NOTES
from tests.service.preparing_doors import SENT_AROUND_A_MEETING
from tests.service.school_doors import FOR_THE_WHOLE_SCHOOL, WAITED_IN_A_ROUND
from tests.service.together_doors import TOGETHER
from tests.service.trying_doors import OF_TRYING

OWN: Final = "the entry of whoever asks"
ACROSS: Final = "an entry of another side than theirs"
OTHERS: Final = "the entry of somebody else"


@dataclass(frozen=True)
class Door:
    """What it takes to get in: an action, or nothing but an account.

    Whether the action is around a child or for a school is told by the address. With
    *made_up* the ids in the address are of nothing, so that whoever may do this is
    told that it is not there, and nobody else is told more than that they may not.
    """

    action: Action | None = None
    sends: Mapping[str, Any] = field(default_factory=dict)
    entry: str = OTHERS
    open_to_all: bool = False
    made_up: bool = False
    with_file: bool = False


AGAIN: Final = Door(Action.SEND_INVITATION_AGAIN, made_up=True)
TAKE_BACK: Final = Door(Action.WITHDRAW_INVITATION, made_up=True)
REPLY: Final = Door(Action.COMMENT, {"text": "A"})
CORRECT: Final = Door(Action.CORRECT, SAYS)
ANYBODY: Final = Door(open_to_all=True)
SIGNED_IN: Final = Door()
SEE: Final = Door(Action.SEE_DIARY)
SEE_WORDS: Final = Door(Action.SEE_DIARY, {"words": "A"})
SAFEGUARDING: Final = "/schools/<school>/safeguarding"
A_LIMIT: Final = Door(Action.CONFIRM_ORDER, made_up=True)
DOORS: Final[Mapping[tuple[str, str], Door]] = {
    ("/", "GET"): ANYBODY,
    ("/sign-in", "GET"): ANYBODY,
    ("/sign-in", "POST"): ANYBODY,
    ("/sign-out", "POST"): ANYBODY,
    ("/child", "GET"): ANYBODY,
    ("/child", "POST"): ANYBODY,
    ("/symbols/<symbol>", "GET"): ANYBODY,
    ("/sign-in/link", "GET"): ANYBODY,
    ("/sign-in/link", "POST"): ANYBODY,
    ("/sign-in/link/open", "GET"): ANYBODY,
    ("/sign-in/link/open", "POST"): ANYBODY,
    ("/offline", "GET"): ANYBODY,
    ("/worker.js", "GET"): ANYBODY,
    ("/outbox", "GET"): SIGNED_IN,
    ("/sign-in/code", "GET"): SIGNED_IN,
    ("/sign-in/code", "POST"): SIGNED_IN,
    ("/sign-in/set-up", "GET"): SIGNED_IN,
    ("/sign-in/set-up", "POST"): SIGNED_IN,
    ("/confirm", "GET"): SIGNED_IN,
    ("/confirm", "POST"): SIGNED_IN,
    ("/confirm/link", "POST"): SIGNED_IN,
    ("/account", "GET"): SIGNED_IN,
    ("/account/password", "GET"): SIGNED_IN,
    ("/account/password", "POST"): SIGNED_IN,
    ("/account/authenticator", "GET"): SIGNED_IN,
    ("/account/authenticator", "POST"): SIGNED_IN,
    ("/account/authenticator/codes", "POST"): SIGNED_IN,
    ("/account/authenticator/off", "POST"): SIGNED_IN,
    ("/account/signed-in", "GET"): SIGNED_IN,
    ("/account/signed-in/<session>/end", "POST"): SIGNED_IN,
    ("/account/signed-in/end-all", "POST"): SIGNED_IN,
    ("/account/devices/<device>/forget", "POST"): SIGNED_IN,
    ("/account/tokens/<token>/withdraw", "POST"): SIGNED_IN,
    ("/sign-in/passkey", "POST"): ANYBODY,
    ("/sign-in/passkey/challenge", "POST"): ANYBODY,
    ("/sign-in/with/<provider>", "POST"): ANYBODY,
    ("/sign-in/with/<provider>/callback", "GET"): ANYBODY,
    ("/sign-in/code/passkey", "POST"): SIGNED_IN,
    ("/sign-in/code/passkey/challenge", "POST"): SIGNED_IN,
    ("/confirm/passkey", "POST"): SIGNED_IN,
    ("/confirm/passkey/challenge", "POST"): SIGNED_IN,
    ("/confirm/with/<provider>", "POST"): SIGNED_IN,
    ("/account/passkeys/add", "GET"): SIGNED_IN,
    ("/account/passkeys/add", "POST"): SIGNED_IN,
    ("/account/passkeys/add/challenge", "POST"): SIGNED_IN,
    ("/account/passkeys/<passkey>", "GET"): SIGNED_IN,
    ("/account/passkeys/<passkey>", "POST"): SIGNED_IN,
    ("/account/passkeys/<passkey>/remove", "GET"): SIGNED_IN,
    ("/account/passkeys/<passkey>/remove", "POST"): SIGNED_IN,
    ("/account/providers/<provider>", "POST"): SIGNED_IN,
    ("/account/links/<link>/remove", "GET"): SIGNED_IN,
    ("/account/links/<link>/remove", "POST"): SIGNED_IN,
    ("/language/<tag>", "GET"): ANYBODY,
    ("/who-can-do-what", "GET"): ANYBODY,
    ("/healthz/live", "GET"): ANYBODY,
    ("/healthz/ready", "GET"): ANYBODY,
    ("/static/<path:filename>", "GET"): ANYBODY,
    ("/api/v1/openapi.json", "GET"): ANYBODY,
    ("/api/v1/docs", "GET"): ANYBODY,
    ("/children", "GET"): SIGNED_IN,
    **{(mine, "GET"): SIGNED_IN for mine in ("/today", "/concerns")},
    **{
        rule: Door(
            action, {**SENT, **SENT_AROUND_A_MEETING}.get(rule, {}), made_up=made_up
        )
        for rule, (action, made_up) in {**OF_A_CHILD, **FOR_THE_WHOLE_SCHOOL}.items()
    },
    **{
        rule: Door(action, sends, made_up=made_up)
        for rule, (action, sends, made_up) in {
            **OF_CONCERNS,
            **OF_DISPUTES,
            **OF_MEETINGS,
            **OF_TRYING,
            **WAITED_IN_A_ROUND,
        }.items()
    },
    **{rule: Door(**row) for rule, row in TOGETHER.items()},
    ("/children/<child>", "GET"): SEE,
    ("/children/<child>/entries", "POST"): Door(Action.WRITE_ENTRY, A_NOTE),
    ("/children/<child>/entries/<entry>", "GET"): SEE,
    ("/children/<child>/entries/<entry>/comments", "POST"): Door(Action.COMMENT, SAYS),
    ("/children/<child>/entries/<entry>/amend", "GET"): Door(Action.AMEND, entry=OWN),
    ("/children/<child>/entries/<entry>/amend", "POST"): Door(Action.AMEND, SAYS, OWN),
    ("/children/<child>/search", "GET"): SEE,
    ("/children/<child>/search", "POST"): SEE_WORDS,
    ("/children/<child>/entries/<entry>/translate", "GET"): Door(Action.TRANSLATE),
    ("/children/<child>/entries/<entry>/translate", "POST"): Door(
        Action.TRANSLATE, {"language": "ur", "text": "A"}
    ),
    ("/children/<child>/talk", "GET"): Door(Action.WRITE_ENTRY),
    ("/children/<child>/talk", "POST"): Door(Action.WRITE_ENTRY, A_TALK),
    **{("/sheets/<code>", way): SIGNED_IN for way in ("GET", "POST")},
    **{
        ("/children/<child>/entries/<entry>/confirm", way): Door(
            Action.CONFIRM_ENTRY, entry=ACROSS
        )
        for way in ("GET", "POST")
    },
    ("/children/<child>/entries/<entry>/correct", "GET"): Door(Action.CORRECT),
    ("/children/<child>/entries/<entry>/correct", "POST"): CORRECT,
    ("/children/<child>/entries/<entry>/seal", "GET"): Door(Action.SEAL, entry=OWN),
    ("/children/<child>/entries/<entry>/seal", "POST"): Door(Action.SEAL, SAYS, OWN),
    ("/children/<child>/day", "GET"): Door(Action.SEE_DAY),
    ("/children/<child>/day", "POST"): Door(
        Action.CHANGE_DAY, {"rhythm": "every-week", "section-mood": "on"}
    ),
    ("/children/<child>/day/yes", "POST"): Door(Action.AGREE_DAY),
    ("/children/<child>/quiet-days", "GET"): Door(Action.EXPLAIN_DAY),
    ("/children/<child>/quiet-days", "POST"): Door(
        Action.EXPLAIN_DAY, {"day": "2026-09-07", "because": "away"}
    ),
    ("/children/<child>/audit", "GET"): Door(Action.SEE_AUDIT),
    ("/children/<child>/circle", "GET"): Door(Action.SEE_CIRCLE),
    ("/children/<child>/circle", "POST"): Door(Action.ADD_MEMBER, NEW),
    ("/children/<child>/circle/<person>/leave", "GET"): Door(Action.REMOVE_MEMBER),
    ("/children/<child>/circle/<person>/leave", "POST"): Door(Action.REMOVE_MEMBER),
    ("/schools/<school>/privacy", "GET"): Door(Action.SEE_PRIVACY),
    ("/schools/<school>/privacy/holds", "POST"): Door(
        Action.PLACE_LEGAL_HOLD, A_LEGAL_HOLD
    ),
    ("/schools/<school>/privacy/holds/<hold>/lift", "GET"): Door(
        Action.LIFT_LEGAL_HOLD, made_up=True
    ),
    ("/schools/<school>/privacy/holds/<hold>/lift", "POST"): Door(
        Action.LIFT_LEGAL_HOLD, {"reason": "A"}, made_up=True
    ),
    ("/schools/<school>/privacy/disposals/<child>", "GET"): Door(
        Action.APPROVE_DISPOSAL, made_up=True
    ),
    ("/schools/<school>/privacy/disposals/<child>", "POST"): Door(
        Action.APPROVE_DISPOSAL, {"retention": "sen-file"}, made_up=True
    ),
    ("/schools/<school>/privacy/erasures/<erasure>", "GET"): Door(
        Action.SEE_PRIVACY, made_up=True
    ),
    ("/schools/<school>/requests", "GET"): Door(Action.SEE_REQUESTS),
    ("/schools/<school>/requests", "POST"): Door(Action.RECEIVE_REQUEST, A_REQUEST),
    ("/schools/<school>/requests/<pack>", "GET"): Door(
        Action.SEE_REQUESTS, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/read", "POST"): Door(
        Action.READ_PACK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/pieces", "GET"): Door(
        Action.READ_PACK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/pack.zip", "GET"): Door(
        Action.READ_PACK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/stop", "POST"): Door(
        Action.STOP_CLOCK, {"stop_why": "A"}, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/start", "POST"): Door(
        Action.START_CLOCK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/extend", "POST"): Door(
        Action.EXTEND_TIME, {"extend_why": "A"}, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/pieces/withhold", "POST"): Door(
        Action.WITHHOLD_PIECE, {"piece": "1", "reason": "confidence"}, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/pieces/release", "POST"): Door(
        Action.RELEASE_PIECE, {"piece": "1"}, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/pieces/check", "POST"): Door(
        Action.CHECK_PACK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/hand-over", "POST"): Door(
        Action.HAND_OVER_PACK, made_up=True
    ),
    ("/schools/<school>/requests/<pack>/refuse", "POST"): Door(
        Action.REFUSE_REQUEST, {"refuse_why": "A"}, made_up=True
    ),
    ("/account/contact", "GET"): SIGNED_IN,
    ("/account/contact/<person>", "GET"): SIGNED_IN,
    ("/account/contact/<person>", "POST"): SIGNED_IN,
    **dict.fromkeys(TOLD, SIGNED_IN),
    ("/children/<child>/entries/<entry>/acknowledge", "POST"): Door(Action.ACKNOWLEDGE),
    ("/children/<child>/family", "GET"): Door(Action.SEE_FAMILY),
    ("/children/<child>/family/<person>/household", "GET"): Door(Action.TELL_HOUSEHOLD),
    ("/children/<child>/family/<person>/household", "POST"): Door(
        Action.TELL_HOUSEHOLD, {"household": "1"}
    ),
    ("/children/<child>/family/<person>/responsibility", "GET"): Door(
        Action.RECORD_RESPONSIBILITY
    ),
    ("/children/<child>/family/<person>/responsibility", "POST"): Door(
        Action.RECORD_RESPONSIBILITY, {"has": "yes", "proof": "agreement"}
    ),
    ("/children/<child>/rights", "GET"): Door(Action.SEE_RIGHTS),
    ("/children/<child>/rights/pass", "GET"): Door(Action.PASS_DECISION),
    ("/children/<child>/rights/pass", "POST"): Door(Action.PASS_DECISION, A_PASSING),
    ("/children/<child>/rights/return", "GET"): Door(Action.RETURN_DECISION),
    ("/children/<child>/rights/return", "POST"): Door(
        Action.RETURN_DECISION, {"decision": "meetings"}
    ),
    ("/api/v1/children/<child>/rights", "GET"): Door(Action.SEE_RIGHTS),
    ("/account/reading", "GET"): SIGNED_IN,
    ("/account/reading", "POST"): SIGNED_IN,
    ("/account/name", "GET"): SIGNED_IN,
    ("/account/name", "POST"): SIGNED_IN,
    ("/join", "GET"): ANYBODY,
    ("/join", "POST"): ANYBODY,
    ("/join/account", "POST"): ANYBODY,
    ("/join/yes", "POST"): ANYBODY,
    ("/children/<child>/invitations", "GET"): Door(Action.INVITE),
    ("/children/<child>/invitations", "POST"): Door(Action.INVITE, INVITED),
    ("/children/<child>/supporters", "GET"): Door(Action.INVITE_SUPPORTER),
    ("/children/<child>/supporters", "POST"): Door(Action.INVITE_SUPPORTER, SUPPORTER),
    ("/children/<child>/invitations/<invitation>/again", "GET"): AGAIN,
    ("/children/<child>/invitations/<invitation>/again", "POST"): AGAIN,
    ("/children/<child>/invitations/<invitation>/withdraw", "GET"): TAKE_BACK,
    ("/children/<child>/invitations/<invitation>/withdraw", "POST"): TAKE_BACK,
    ("/schools/<school>/invitations", "GET"): Door(Action.INVITE_COLLEAGUE),
    ("/schools/<school>/invitations", "POST"): Door(Action.INVITE_COLLEAGUE, COLLEAGUE),
    ("/schools/<school>/invitations/<invitation>/again", "GET"): AGAIN,
    ("/schools/<school>/invitations/<invitation>/again", "POST"): AGAIN,
    ("/schools/<school>/invitations/<invitation>/withdraw", "GET"): TAKE_BACK,
    ("/schools/<school>/invitations/<invitation>/withdraw", "POST"): TAKE_BACK,
    ("/api/v1/children/<child>/invitations", "GET"): Door(Action.SEE_INVITATIONS),
    ("/api/v1/children/<child>/invitations", "POST"): Door(Action.INVITE, INVITED),
    ("/api/v1/children/<child>/supporters", "POST"): Door(
        Action.INVITE_SUPPORTER, SUPPORTER
    ),
    ("/api/v1/children/<child>/invitations/<invitation>", "DELETE"): TAKE_BACK,
    ("/api/v1/children/<child>/invitations/<invitation>/again", "POST"): AGAIN,
    ("/api/v1/schools/<school>/invitations", "GET"): Door(Action.SEE_INVITATIONS),
    ("/api/v1/schools/<school>/invitations", "POST"): Door(
        Action.INVITE_COLLEAGUE, COLLEAGUE
    ),
    ("/api/v1/schools/<school>/invitations/<invitation>", "DELETE"): TAKE_BACK,
    ("/api/v1/schools/<school>/invitations/<invitation>/again", "POST"): AGAIN,
    ("/children/<child>/attachments/<attachment>", "GET"): Door(
        Action.SEE_DIARY, made_up=True
    ),
    ("/children/<child>/entries/<entry>/attach", "GET"): Door(Action.ATTACH, entry=OWN),
    ("/children/<child>/entries/<entry>/attach", "POST"): Door(
        Action.ATTACH, entry=OWN, with_file=True
    ),
    ("/children/<child>/media", "GET"): SEE,
    ("/children/<child>/media/allow", "POST"): Door(Action.ALLOW_MEDIA, A_KIND),
    ("/children/<child>/media/withdraw", "POST"): Door(Action.WITHDRAW_MEDIA, A_KIND),
    **{rule: Door(one[0], one[1], made_up=True) for rule, one in OF_NOTES.items()},
    ("/api/v1/children/<child>/attachments/<attachment>", "GET"): Door(
        Action.SEE_DIARY, made_up=True
    ),
    ("/api/v1/children/<child>/entries/<entry>/attachments", "POST"): Door(
        Action.ATTACH, entry=OWN, with_file=True
    ),
    ("/api/v1/children/<child>/media", "GET"): SEE,
    ("/api/v1/children/<child>/media/permissions", "POST"): Door(
        Action.ALLOW_MEDIA, A_KIND
    ),
    ("/api/v1/children/<child>/media/withdrawals", "POST"): Door(
        Action.WITHDRAW_MEDIA, A_KIND
    ),
    ("/children/<child>/safety", "GET"): Door(Action.SEE_SAFETY),
    ("/children/<child>/safety", "POST"): Door(Action.SEE_SAFETY, SAYS),
    ("/children/<child>/entries/<entry>/move", "GET"): Door(Action.MOVE_ENTRY),
    ("/children/<child>/entries/<entry>/move", "POST"): Door(
        Action.MOVE_ENTRY, {"reason": "A"}
    ),
    (SAFEGUARDING, "GET"): Door(Action.SEE_RESTRICTED),
    (f"{SAFEGUARDING}/contacts", "GET"): Door(Action.TELL_CONTACTS),
    (f"{SAFEGUARDING}/contacts", "POST"): Door(
        Action.TELL_CONTACTS, {"lead": "A", "lead_phone": "1", "hours": "8 to 4"}
    ),
    (f"{SAFEGUARDING}/orders", "GET"): Door(Action.CONFIRM_ORDER),
    (f"{SAFEGUARDING}/orders/<limit>", "GET"): A_LIMIT,
    (f"{SAFEGUARDING}/orders/<limit>", "POST"): A_LIMIT,
    (f"{SAFEGUARDING}/<child>", "GET"): Door(Action.SEE_RESTRICTED),
    (f"{SAFEGUARDING}/<child>/hold", "GET"): Door(Action.PLACE_HOLD),
    (f"{SAFEGUARDING}/<child>/hold", "POST"): Door(Action.PLACE_HOLD, made_up=True),
    (f"{SAFEGUARDING}/<child>/order", "GET"): Door(Action.RECORD_ORDER),
    (f"{SAFEGUARDING}/<child>/order", "POST"): Door(Action.RECORD_ORDER, made_up=True),
    (f"{SAFEGUARDING}/<child>/limits/<limit>/review", "GET"): Door(
        Action.REVIEW_ORDER, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/limits/<limit>/review", "POST"): Door(
        Action.REVIEW_ORDER, {"reason": "A", "review_on": "2027-01-01"}, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/limits/<limit>/lift", "GET"): Door(
        Action.LIFT_LIMIT, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/limits/<limit>/lift", "POST"): Door(
        Action.LIFT_LIMIT, {"reason": "A"}, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/opening", "GET"): Door(Action.BREAK_GLASS),
    (f"{SAFEGUARDING}/<child>/opening", "POST"): Door(
        Action.BREAK_GLASS, {"reason": "A", "showing": "shown"}
    ),
    (f"{SAFEGUARDING}/<child>/opening/<opening>/close", "POST"): Door(
        Action.CLOSE_GLASS, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/entries/<entry>/return", "GET"): Door(
        Action.RETURN_ENTRY, made_up=True
    ),
    (f"{SAFEGUARDING}/<child>/entries/<entry>/return", "POST"): Door(
        Action.RETURN_ENTRY, {"reason": "A"}, made_up=True
    ),
    ("/schools/<school>/second-step", "GET"): Door(Action.ASK_SECOND_STEP),
    ("/schools/<school>/second-step", "POST"): Door(
        Action.ASK_SECOND_STEP, {"who": "everybody"}
    ),
    ("/api/v1/me", "GET"): SIGNED_IN,
    ("/api/v1/children", "GET"): SIGNED_IN,
    ("/api/v1/children/<child>/timeline", "GET"): SEE,
    ("/api/v1/children/<child>/entries", "POST"): Door(Action.WRITE_ENTRY, A_NOTE),
    ("/api/v1/children/<child>/entries/<entry>", "GET"): SEE,
    ("/api/v1/children/<child>/entries/<entry>/comments", "POST"): REPLY,
    ("/api/v1/children/<child>/entries/<entry>/amendments", "POST"): Door(
        Action.AMEND, SAYS, OWN
    ),
    ("/api/v1/children/<child>/entries/<entry>/corrections", "POST"): CORRECT,
    ("/api/v1/children/<child>/entries/<entry>/seal", "POST"): Door(
        Action.SEAL, {"reason": "B"}, OWN
    ),
    ("/api/v1/children/<child>/entries/<entry>/seen", "PUT"): Door(Action.MARK_SEEN),
    ("/api/v1/children/<child>/audit", "GET"): Door(Action.SEE_AUDIT),
    ("/api/v1/children/<child>/members", "GET"): Door(Action.SEE_CIRCLE),
    ("/api/v1/children/<child>/members", "POST"): Door(Action.ADD_MEMBER, NEW),
    ("/api/v1/children/<child>/members/<person>", "DELETE"): Door(Action.REMOVE_MEMBER),
}
