"""From the bytes of a file to its rows: no file breaks it, and no row is lost."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from events.phrase import phrase
from service.roster.columns import NEEDED, OF_CHILDREN, OF_STAFF, Sheet, column_of
from service.roster.naming import all_of
from service.roster.rows import (
    ChildRow,
    Faulty,
    StaffRow,
    child_row,
    clean,
    staff_row,
)

MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 200
DELIMITERS: Final = (",", ";", "\t")
OTHER_SIXTEEN_BITS: Final = (b"\xff\xfe", b"\xfe\xff")


class Unreadable(Exception):
    """A file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read: good rows, faulty rows, and what was left out."""

    sheet: Sheet
    children: tuple[ChildRow, ...]
    staff: tuple[StaffRow, ...]
    faulty: tuple[Faulty, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands in the file, from one line to another."""

    first: int
    last: int
    cells: tuple[str, ...]


def read(content: bytes, today: date) -> Read:
    """Read a file; Unreadable if not even its first row can be."""
    lines = list(_lines(_text_of(content)))
    if not lines:
        msg = phrase("The file is empty. Choose another one.")
        raise Unreadable(msg)
    head, *body = lines
    columns = [column_of(cell) for cell in head.cells]
    sheet = _sheet_of(columns)
    known = OF_CHILDREN if sheet is Sheet.CHILDREN else OF_STAFF | {"class"}
    columns = [_as(sheet, name) for name in columns]
    used = [name if name in known else None for name in columns]
    _check_columns(sheet, used)
    if len(body) > MOST_ROWS:
        msg = phrase(
            "The file has more than {most:,} rows. Cut it into smaller files.",
            most=MOST_ROWS,
        )
        raise Unreadable(msg)
    found = [_row(sheet, line, used, today) for line in body]
    unread = zip(head.cells, used, strict=True)
    return _sorted(
        sheet, _each_once(found), [clean(said) for said, name in unread if not name]
    )


def _text_of(content: bytes) -> str:
    if content.startswith(OTHER_SIXTEEN_BITS) or b"\0" in content:
        msg = phrase(
            "This is no CSV file, or one that we cannot read. "
            "In your spreadsheet choose “Save as” and “CSV UTF-8”."
        )
        raise Unreadable(msg)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        msg = phrase(
            "Some letters in the file cannot be read. "
            "In your spreadsheet choose “Save as” and “CSV UTF-8”."
        )
        raise Unreadable(msg) from None


def _lines(text: str) -> Iterator[Line]:
    """Cut a file into rows; empty ones are left out."""
    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader(
        (f"{line}\n" for line in physical), delimiter=_delimiter(physical[0])
    )
    before = 0
    try:
        for cells in reader:
            _check_width(len(cells), reader.line_num)
            if any(clean(cell) for cell in cells):
                yield Line(before + 1, reader.line_num, tuple(cells))
            before = reader.line_num
    except csv.Error:
        msg = phrase(
            "From line {line} on the file cannot be read. Look there for a "
            'quotation mark (") that opens and never closes.',
            line=before + 1,
        )
        raise Unreadable(msg) from None


def _delimiter(head: str) -> str:
    """Choose the sign between cells by which of them makes known columns."""
    _check_width(max(map(head.count, DELIMITERS)) + 1, 1)

    def known(sign: str) -> int:
        return sum(column_of(cell.strip('"')) is not None for cell in head.split(sign))

    return max(DELIMITERS, key=known)


def _check_width(cells: int, line: int) -> None:
    if cells > MOST_COLUMNS:
        msg = phrase(
            "Line {line} has more than {most} columns. "
            "Keep only the columns that are needed.",
            line=line,
            most=MOST_COLUMNS,
        )
        raise Unreadable(msg)


def _sheet_of(columns: Sequence[str | None]) -> Sheet:
    return Sheet.STAFF if {"role", "email"} & set(columns) else Sheet.CHILDREN


def _as(sheet: Sheet, name: str | None) -> str | None:
    return "class" if sheet is Sheet.STAFF and name == "classes" else name


def _check_columns(sheet: Sheet, used: Sequence[str | None]) -> None:
    missing = [names for names in NEEDED[sheet] if not names & set(used)]
    twice = [name for name, count in Counter(used).items() if name and count > 1]
    if missing:
        msg = phrase(
            "The first row must name the columns. This one lacks {columns}.",
            columns=all_of([_SAID[min(one)] for one in missing]),
        )
        raise Unreadable(msg)
    if twice:
        msg = phrase(
            "Two columns are both {column}. Remove one of them.",
            column=_SAID[twice[0]],
        )
        raise Unreadable(msg)


_SAID: Final = {
    "first": phrase("a first or last name"),
    "known": phrase("a name to be known by"),
    "last": phrase("a last name"),
    "name": phrase("a name"),
    "born": phrase("a date of birth"),
    "class": phrase("a class"),
    "year": phrase("a year group"),
    "upn": phrase("a UPN"),
    "reference": phrase("a reference"),
    "email": phrase("an e-mail address"),
    "role": phrase("a role"),
}


def _row(
    sheet: Sheet, line: Line, used: Sequence[str | None], today: date
) -> ChildRow | StaffRow | Faulty:
    name = clean(line.cells[0])
    if any("\n" in cell for cell in line.cells):
        why = phrase(
            'A quotation mark (") opens in line {first} and closes only in '
            "line {last}, or never. Close it, or take it away.",
            first=line.first,
            last=line.last,
        )
        return Faulty(line.first, name[:40], (why,))
    if len(line.cells) > len(used) and any(map(clean, line.cells[len(used) :])):
        why = phrase(
            "This row has {cells} cells, the first row has {columns}. "
            "Put quotation marks around a name that has a comma in it.",
            cells=len(line.cells),
            columns=len(used),
        )
        return Faulty(line.first, name[:40], (why,))
    cells = {
        column: cell
        for column, cell in zip(used, line.cells, strict=False)
        if column is not None
    }
    as_row = child_row if sheet is Sheet.CHILDREN else staff_row
    return as_row(line.first, cells, today)


def _each_once(
    found: Sequence[ChildRow | StaffRow | Faulty],
) -> Iterator[ChildRow | StaffRow | Faulty]:
    """Refuse whoever stands in the file a second time."""
    seen: dict[object, int] = {}
    for row in found:
        if isinstance(row, Faulty):
            yield row
            continue
        said = [key for key in _same(row) if key in seen]
        if said:
            why = phrase(
                "This person stands in line {line} already. "
                "Remove one of the two rows.",
                line=seen[said[0]],
            )
            yield Faulty(row.line, row.name, (why,))
            continue
        seen.update(dict.fromkeys(_same(row), row.line))
        yield row


def _same(row: ChildRow | StaffRow) -> Sequence[object]:
    """Say by what two rows are about the same person."""
    if isinstance(row, StaffRow):
        if row.email is not None:
            return [row.email.casefold()]
        return [row.name.casefold()]
    who = (row.name.casefold(), row.born)
    return [who] if row.reference is None else [row.reference]


def _sorted(
    sheet: Sheet,
    rows: Iterator[ChildRow | StaffRow | Faulty],
    unread: Sequence[str],
) -> Read:
    told = list(rows)
    return Read(
        sheet,
        tuple(row for row in told if isinstance(row, ChildRow)),
        tuple(row for row in told if isinstance(row, StaffRow)),
        tuple(row for row in told if isinstance(row, Faulty)),
        tuple(filter(None, unread)),
    )
