"""What a mail says of a fact: who, about what kind of thing, what is asked. No words.

The subject is the same for everybody: it holds nothing about anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from events.attention import PassingOn, Why
from events.base import Fact, known
from events.diary import Entry
from events.entry_kinds import Kind
from events.meeting import Meeting
from events.store.ledger import Receipt
from service import meeting_news
from service.notifying.calendars import ADVICE
from service.notifying.replies import MARKER
from service.sentences import day_in_words

SUBJECT: Final = "There is something new in Same Page"
MAILS: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates" / "mail"),
    autoescape=select_autoescape(),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    trim_blocks=True,
)
WROTE: Final[Mapping[Kind, str]] = {
    Kind.NOTE: "wrote a note about {child}’s day",
    Kind.QUESTION: "asked a question about {child}’s day",
    Kind.REPLY_NEEDED: "wrote a note about {child}’s day that needs a reply",
    Kind.BEFORE_SCHOOL: "wrote a note about {child} to read before school",
    Kind.HAND_OVER: "wrote a note for {child}’s journey",
}
PASSED_ON: Final[Mapping[Why, str]] = {
    Why.NO_REPLY: (
        "A note about {child}’s day still waits for a reply. Please look at it."
    ),
    Why.NOT_READ: (
        "There is a note about {child} to read before school. Please read it now, and "
        "press “We have read this”."
    ),
}
ANSWERED: Final[Mapping[type[Fact], str]] = {
    Entry.CommentAdded: "replied to a note about {child}’s day",
    Entry.EntryAmended: (
        "changed their own words in a note about {child}’s day; the first words stay"
    ),
    Entry.EntryCorrected: "set other words beside a note about {child}’s day",
    Meeting.MeetingProposed: "proposed a meeting about {child}",
    Meeting.PersonInvited: "invited you to a meeting about {child}",
    Meeting.MeetingMoved: "moved a meeting about {child}",
    Meeting.MeetingCalledOff: "called off a meeting about {child}",
}
# What else is said of a meeting, however short the mail.
ADDED: Final[Mapping[type[Fact], str]] = {
    Meeting.MeetingProposed: (
        " Please say there whether anything makes it hard for you to take part."
    ),
    Meeting.PersonInvited: f" {ADVICE} There are five ways of taking part. Choose one.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be told, and where it can be read."""

    says: str
    link: str
    is_of_note: bool = True


def says(fact: Fact, author: str, child: str) -> str:
    """Say what happened, without any word of it."""
    if isinstance(fact, PassingOn.EntryPassedOn):
        return PASSED_ON[known(fact.why) or Why.NO_REPLY].format(child=child)
    if isinstance(fact, Entry.EntryWritten):
        wrote = WROTE[known(fact.kind) or Kind.NOTE].format(child=child)
        return f"{author} {wrote}.{_asks(fact)}"
    said = f"{author} {ANSWERED[type(fact)].format(child=child)}."
    return f"{said}{ADDED.get(type(fact), '')}"


def _asks(fact: Entry.EntryWritten) -> str:
    if known(fact.reply_by) is not None:
        assert fact.reply_by is not None
        return f" They ask for a reply by {day_in_words(fact.reply_by)}."
    if known(fact.kind) is Kind.BEFORE_SCHOOL:
        return " They ask that the class team reads it and says so."
    return ""


def one(line: Line, base_url: str, *, can_reply: bool) -> str:
    """Write the mail about one thing."""
    return MAILS.get_template("notice.txt").render(
        line=line, wishes=wishes_page(base_url), marker=MARKER, can_reply=can_reply
    )


def digest(
    lines: Sequence[Line], receipts: Sequence[tuple[str, Receipt]], base_url: str
) -> str:
    """Write the mail about a day; its end keeps where each child's record stood."""
    return MAILS.get_template("digest.txt").render(
        lines=lines, receipts=receipts, wishes=wishes_page(base_url)
    )


def link(base_url: str, child: UUID, entry: UUID, fact: Fact) -> str:
    """Give the address of a note, or of the meeting that a fact is about."""
    kind = "meetings" if isinstance(fact, meeting_news.TOLD) else "entries"
    return f"{base_url}/children/{child}/{kind}/{entry}"


def wishes_page(base_url: str) -> str:
    return f"{base_url}/account/notices"
