"""What the demo school does not have, and a page must be able to show all the same."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID, uuid4

from pyotp import TOTP, random_base32

from events.base import CHILD_SPACES, Actor, Role, Side
from events.store.unit import Store
from projections.runner import see
from service.asking import SchoolAsking
from service.classes.commands import EnrolChild, enrol_child
from service.demo.story import story
from service.operating.demo_command import SEED
from service.placing import Newcomer
from service.signing_in.sessions import Stage
from tests.browser.action_sights import agreed_on
from tests.browser.beside import beside
from tests.browser.concern_sights import worried
from tests.browser.journey_sights import with_escort
from tests.browser.meeting_sights import met
from tests.browser.notes_sights import noted
from tests.browser.pack_sights import asked_for
from tests.browser.preparing_sights import prepared
from tests.browser.privacy_sights import kept_and_gone
from tests.browser.safeguards import safeguard
from tests.browser.school import DENISE, SENCO, TEACHER, TODAY, School
from tests.browser.together_sights import worked_out
from tests.browser.trying_sights import tried
from tests.browser.ways_in import ways_in
from tests.concurrency.callers import Caller, of_child

LONG_WORD: Final = "Ferienbetreuungsanmeldungsformularausfüllhilfestellungsbögen"
"""One word of sixty letters, which no line of a small phone can hold."""
DAY: Final = TODAY.isoformat()


def furnish(school: School, names: Mapping[str, str]) -> Mapping[str, str]:
    """Add an empty diary, and notes that went through a lot; give their names too."""
    teacher, parent, senco = map(school.program, (TEACHER, DENISE, SENCO))
    _sign_in_in_many_ways(school, "yusuf@demo.example")
    zoltan = _enrol(school, names)
    teaches = {"person": names["person-sian"], "role": "teacher", "side": "school"}
    _sent(senco, f"{of_child(zoltan)}/members", teaches)
    diary = of_child(names["callum"])
    guest = {
        "name": LONG_WORD,
        "role": "la-officer",
        "side": "other",
        "until": "2099-12-31",
    }
    _sent(senco, f"{diary}/members", guest)
    return {
        **names,
        **(disputed := beside(school, names)),
        **worked_out(school, {**names, **disputed}),
        **worried(school, names),
        **prepared(school, names),
        **met(school, names),
        **noted(school, names),
        **agreed_on(school, names),
        **tried(school, names),
        **ways_in(school, "kwame@demo.example"),
        **kept_and_gone(school, names),
        **asked_for(school, names),
        **safeguard(school, names),
        "invitation": _invited(senco, names),
        **with_escort(school, {**names, "zoltan": str(zoltan)}),
        "zoltan": str(zoltan),
        "many_ways": _told_in_many_ways(diary, teacher, parent, senco),
        "long_words": _in_long_words(diary, teacher, parent),
    }


def _invited(senco: Caller, names: Mapping[str, str]) -> str:
    """Invite two people who have not come yet; one has a long name."""
    circle = f"{of_child(names['jakub'])}/invitations"
    some = {"role": "advocate", "side": "other", "until": "2099-12-31"}
    _sent(senco, circle, {**some, "name": "Kit Marsh", "email": "kit@mail.example"})
    far = {**some, "name": LONG_WORD, "email": f"{'k' * 40}@mail.example"}
    return _sent(senco, circle, far)


def _sign_in_in_many_ways(school: School, email: str) -> None:
    """Give somebody an app, codes on paper, two devices, a session and a token."""
    account, identity = school.account_of(email), school.identity
    secret = random_base32()
    assert identity.second_factor.set_up(account, secret, TOTP(secret).now())
    identity.second_factor.new_recovery_codes(account)
    for device in ("Firefox on Windows", "Safari on iPhone"):
        identity.sessions.remember(account, device)
        identity.sessions.open(account, Stage.OPEN, device)
    identity.new_token(email)


def _enrol(school: School, names: Mapping[str, str]) -> UUID:
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    child = uuid4()
    newcomer = Newcomer(
        child=child,
        name="Zoltán Fekete",
        logs=tuple(uuid4() for _ in CHILD_SPACES),
        order=tuple(range(len(CHILD_SPACES))),
    )
    keeper = Actor(UUID(names["person-marguerite"]), Role.SENCO, Side.SCHOOL)
    enrol = EnrolChild(
        newcomer=newcomer, keeper=keeper, born=None, group=None, year_group=None
    )
    larkfield = story(SEED, TODAY).schools[0].id
    with store.unit(larkfield) as unit:
        enrol_child(enrol, SchoolAsking(keeper, TODAY, unit, frozenset()))
    return child


def _told_in_many_ways(
    diary: str, teacher: Caller, parent: Caller, senco: Caller
) -> str:
    entry = _sent(teacher, f"{diary}/entries", _note("note", MORNING[0]))
    at = f"{diary}/entries/{entry}"
    for text, why in zip(MORNING[1:], REASONS, strict=True):
        _sent(teacher, f"{at}/amendments", {"text": text, "reason": why})
    _sent(parent, f"{at}/corrections", {"text": AT_HOME, "reason": "I packed the bag."})
    _sent(senco, f"{at}/corrections", {"text": AT_GATE, "reason": "I was at the gate."})
    for one in (parent, teacher, parent):
        _sent(one, f"{at}/comments", {"text": "Thank you for looking into it."})
    return entry


def _in_long_words(diary: str, teacher: Caller, parent: Caller) -> str:
    asks = _note("reply-needed", f"Have you the {LONG_WORD}? {LONG_WORD * 3}")
    entry = _sent(teacher, f"{diary}/entries", {**asks, "reply_by": "2099-12-31"})
    at, said = f"{diary}/entries/{entry}", {"text": LONG_WORD, "reason": LONG_WORD}
    _sent(parent, f"{at}/corrections", said)
    _sent(teacher, f"{at}/amendments", said)
    _sent(teacher, f"{at}/comments", {"text": LONG_WORD})
    return entry


def _note(kind: str, text: str) -> dict[str, Any]:
    return {"day": DAY, "place": "school", "kind": kind, "text": text}


def _sent(by: Caller, path: str, sent: dict[str, Any]) -> str:
    answer = by.post(path, sent)
    assert answer.status == 201, answer.body
    return str(answer.json.get("id", ""))


MORNING: Final = (
    "He came in at 9:05 without his coat and was cold until break.",
    "He came in at 9:05 without his coat. We lent him one at once.",
    "He came in at 8:55 without his coat. We lent him one at once.",
)
REASONS: Final = ("I forgot to say what we did.", "I looked at the register.")
AT_HOME: Final = "The coat was in his bag, under the towel. He does not like the zip."
AT_GATE: Final = "He was at the gate at 8:50, in the coat, and took it off himself."
