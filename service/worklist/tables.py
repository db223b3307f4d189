"""A worklist as a file for a spreadsheet, in which no cell is taken for a formula."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Final

from events.phrase import phrase
from projections.agreed_actions_open import Group, OpenAction
from projections.agreed_actions_rows import Stage
from service.tongue import said
from service.worklist.answers import Worklist
from service.worklist.clocks import STANDS, WHAT, Due

# A cell that begins with one of these is worked out by a spreadsheet.
BEGINS_A_FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    *"\uff1d\uff0b\uff0d\uff20",
)
BYTE_ORDER: Final = "\ufeff"
HEADS: Final = (
    phrase("Child"),
    phrase("What is to be done"),
    phrase("Who does it"),
    phrase("Agreed on"),
    phrase("Done by"),
    phrase("Checked on"),
    phrase("How it stands"),
    phrase("Talk it through on"),
)
GROUPS: Final = {
    Group.OVERDUE: phrase("Overdue"),
    Group.DUE_SOON: phrase("Due in the next two weeks"),
    Group.WAITING: phrase("Waiting for an answer"),
    Group.LATER: phrase("Later, or without a day"),
}
DISPUTED: Final = phrase("Disputed")
ERASED: Final = phrase("These words were erased.")


def as_csv(found: Worklist) -> bytes:
    """Write the actions as rows, with a head, for any spreadsheet."""
    text = StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([str(said(head)) for head in HEADS])
    for one in found.actions:
        rows.writerow([safe(cell) for cell in _cells(one, found)])
    for due in found.clocks:
        rows.writerow([safe(cell) for cell in _cells_of(due, found)])
    return (BYTE_ORDER + text.getvalue()).encode()


def safe(cell: str) -> str:
    """Let a cell be read and not worked out."""
    return f"'{cell}" if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell


def _cells(one: OpenAction, found: Worklist) -> Iterator[str]:
    yield found.names[one.child]
    yield str(said(ERASED)) if one.text is None else one.text
    yield "" if one.owner is None else found.names[one.owner]
    for day in (one.opened, one.due, one.review):
        yield _day(day)
    stands = [GROUPS[one.group]]
    if one.stage is Stage.DISPUTED:
        stands.append(DISPUTED)
    yield ", ".join(str(said(each)) for each in stands)
    yield _day(one.talk_on)


def _cells_of(one: Due, found: Worklist) -> Iterator[str]:
    """Write what the law asks for: nobody is named for it, and nobody agreed on it."""
    yield found.names[one.child]
    yield str(said(WHAT[one.clock]))
    yield from ("", "", _day(one.due), "")
    yield str(said(STANDS[one.group]))
    yield ""


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
