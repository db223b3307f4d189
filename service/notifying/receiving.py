"""A mail came back: a reply becomes a comment, or its writer is told what to do.

Whoever replies proves themselves twice: they know an address that only a notice to
them had, and they write from the address of their account. Every refusal is answered
in the same words, so that nobody learns from one what is there. Only staff who proved
themselves are told more: that a word of theirs may be another child.
"""

from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parseaddr
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final
from unicodedata import normalize
from uuid import UUID

from marshmallow import ValidationError
from sqlalchemy import Row

from events.base import Refusal, Side
from events.manner import Manner, Route
from events.store.canonical import from_moment, without_forbidden
from events.store.engine import look_up
from events.store.errors import KeyReused
from events.store.unit import Request
from service import outbox
from service.asking import Asking
from service.context import NotHere, Services, acting
from service.diary.commands import AddComment, add_comment
from service.mail import Mail
from service.notifying import addresses, replies
from service.other_names import others_in
from service.outbox import State
from service.parsing import LONGEST_TEXT, Words
from service.permissions import Action, NotPermitted
from service.signing_in.throttle import Limit

BY_MAIL: Final = Manner(route=Route.EMAIL)
LARGEST: Final = 25 * 1024 * 1024
ANSWERS: Final = Limit("mail-answers", 3, timedelta(hours=1))
MARKS: Final = ("Message-ID", "Date", "From", "To")
# The same mail may be delivered again, for as long as its reply could be taken.
ANSWERED: Final = Limit("mail-answered", 1, addresses.LIVES)
SUBJECT: Final = "About your e-mail to Same Page"
NOT_ADDED: Final = """Hello,

Your e-mail was not added to Same Page. Please open Same Page, sign in, and write your
answer there:

{base_url}

A reply by e-mail works for 30 days, from the address that you sign in with, and with
at least one word of your own.

For anything urgent, phone the school.
"""
OTHER_CHILD: Final = """Hello,

Your e-mail was not added to Same Page. A word in it may be another child. Write it in
Same Page. There you see which word it is, and can change it or send it anyway:

{base_url}

For anything urgent, phone the school.
"""
FILES_LEFT: Final = """Hello,

Your words are in Same Page now. The files in your e-mail were not taken. Please open
Same Page, sign in, and add them beside your words:

{base_url}
"""


class Became(StrEnum):
    """What became of a mail."""

    ADDED = "added"
    REFUSED = "refused"
    IGNORED = "ignored"
    RETURNED = "returned"


class NotTaken(Exception):
    """A reply is not taken; why is told to nobody."""


class MayNameAnother(Exception):
    """Words of staff may name another child, and nobody can be asked back here."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody's own words about one note."""

    notice: Row[Any]
    account: UUID
    text: str
    key: str


def receive(here: Services, raw: bytes, to: str) -> Became:
    """Take one mail that was sent *to* an address of ours."""
    message = message_from_bytes(raw[:LARGEST], policy=policy.default)
    assert isinstance(message, EmailMessage)
    place = addresses.read(to)
    if place is not None and place.is_return:
        return _note_return(here, place, message)
    if is_automatic(message) or _is_from_us(here, message):
        return Became.IGNORED
    try:
        _add(here, _read(here, place, message, is_whole=len(raw) <= LARGEST))
    except (NotTaken, NotHere, NotPermitted, Refusal, KeyReused):
        _answer(here, message, NOT_ADDED)
        return Became.REFUSED
    except MayNameAnother:
        _answer(here, message, OTHER_CHILD)
        return Became.REFUSED
    if replies.has_files(message):
        _answer(here, message, FILES_LEFT)
    return Became.ADDED


def is_automatic(message: EmailMessage) -> bool:
    """Say whether a program wrote this, so that no answer begins a loop."""
    said = str(message.get("Auto-Submitted", "no")).strip().lower()
    bulk = str(message.get("Precedence", "")).strip().lower()
    return (
        said != "no"
        or bulk in {"bulk", "junk", "list", "auto_reply"}
        or any(name in message for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
        or str(message.get("Return-Path", "")).strip() == "<>"
        or message.get_content_type() == "multipart/report"
    )


def _is_from_us(here: Services, message: EmailMessage) -> bool:
    ours = parseaddr(here.settings.sender)[1].casefold()
    return _sender(message) in {None, "", ours}


def _sender(message: EmailMessage) -> str | None:
    """Give the one address that a mail is from; None if there is none, or more."""
    found = getaddresses([str(one) for one in message.get_all("From", [])])
    return found[0][1].casefold() if len(found) == 1 else None


def _read(
    here: Services,
    place: addresses.Place | None,
    message: EmailMessage,
    *,
    is_whole: bool,
) -> Reply:
    notice = None if place is None else _notice(here, place)
    if notice is None or not is_whole:
        raise NotTaken
    if from_moment(notice.made_at) + addresses.LIVES <= here.edge.now():
        raise NotTaken
    account = here.identity.account_of(notice.school, notice.person)
    sender = _sender(message)
    if account is None or here.identity.account_with(sender or "") != account:
        raise NotTaken
    text = normalize("NFC", without_forbidden(replies.words_of(message)))
    try:
        Words(LONGEST_TEXT).deserialize(text)
    except ValidationError:
        raise NotTaken from None
    named = str(message.get("Message-ID", "")) + sha256(text.encode()).hexdigest()
    return Reply(notice, account, text, f"mail {named}")


def _notice(here: Services, place: addresses.Place) -> Row[Any] | None:
    with here.store.database.reading() as conn:
        look_up(conn, place.digest.hex())
        return outbox.by_reply(conn, place.digest)


def _add(here: Services, reply: Reply) -> None:
    """Add the words as any comment is added: under the lock, with the place of now."""
    school, child = reply.notice.school, reply.notice.child
    asked = Request(reply.account, reply.key, reply.text.encode())
    with here.store.unit(school) as unit:
        if unit.remembered(asked) is not None:
            return
        by = acting(unit.reader, child, reply.notice.person, Action.COMMENT)
        if by is None:
            raise NotHere
        if by.side is Side.SCHOOL and others_in(unit.reader, child, reply.text):
            raise MayNameAnother
        roster = here.rosters.of(unit.reader)
        asking = Asking(by, here.edge.today(), unit, roster, child)
        comment = here.edge.new_id()
        command = AddComment(
            entry=reply.notice.entry,
            comment=comment,
            text=reply.text,
            manner=BY_MAIL,
        )
        unit.remember(asked, add_comment(command, asking))


def _note_return(
    here: Services, place: addresses.Place, message: EmailMessage
) -> Became:
    """Keep that a mail could not be delivered, if the mail system says so."""
    notice = _notice(here, place)
    if notice is None or not _has_failed(message):
        return Became.IGNORED
    with here.store.database.writing(notice.school) as conn:
        outbox.settle(conn, [notice], State.RETURNED, here.edge.now())
    return Became.RETURNED


def _has_failed(message: EmailMessage) -> bool:
    """Read a report on delivery (RFC 3464): has it failed for good?"""
    if message.get_content_type() != "multipart/report":
        return False
    return any(
        str(one.get("Action", "")).strip().lower() == "failed" for one in message.walk()
    )


def _answer(here: Services, message: EmailMessage, text: str) -> None:
    """Say what to do: once to one mail, a few times an hour at most to one address."""
    to, mail = _sender(message), _mark_of(message)
    assert to is not None
    throttle = here.identity.throttle
    if not throttle.admits(ANSWERED, mail) or not throttle.admits(ANSWERS, to):
        return
    said = text.format(base_url=here.settings.base_url)
    try:
        here.post.send(Mail(to, SUBJECT, said))
    except Exception:
        throttle.give_back(ANSWERED, mail)  # It may come again, and is answered then.
        raise


def _mark_of(message: EmailMessage) -> str:
    """Tell one mail from others, however often and by which way it is delivered."""
    named = (str(message.get(name, "")) for name in MARKS)
    words = sha256(replies.words_of(message).encode(errors="replace")).hexdigest()
    return "\n".join((*named, words))
