"""Files of rows: whatever bytes they hold, every row is either good or explained."""

from datetime import date
from time import process_time
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from events.base import Role
from events.class_group import YEAR_GROUPS, YearGroup
from service.parsing import Name
from service.roster.columns import Sheet, year_group_of
from service.roster.plan import Outcome, Plan, plan
from service.roster.reading import MOST_ROWS, Read, Unreadable, read
from service.roster.register import KnownPerson, Register
from service.roster.rows import ChildRow, StaffRow
from tests.cast import an_id

TODAY: Final = date(2026, 9, 8)
NOBODY: Final = Register(0, (), (), {}, {})
NOTHING: Final = Read(Sheet.STAFF, (), (), (), ())
HEADS: Final = st.sampled_from(
    [
        "First name,Last name,Date of birth,Class,Year group,UPN",
        "Surname;DOB;Reg;Year;Admission number",
        "Name,Role,Classes,E-mail",
        "Name\tRole",
    ]
)
CELLS: Final = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["29/03/2018", "2017-01-31", "5 Oak", "Year 5", "R", "teacher", "TA", '"']
    ),
)
LINES: Final = st.lists(
    st.tuples(st.lists(CELLS, max_size=8), st.sampled_from([",", ";", "\t"])),
    max_size=8,
)
ENCODINGS: Final = st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])


def text_of(head: str, lines: list[tuple[list[str], str]]) -> str:
    return "\r\n".join([head, *(sign.join(cells) for cells, sign in lines)])


@given(st.binary(max_size=400))
def test_no_bytes_break_it(content: bytes) -> None:
    check(read_if_possible(content))


@given(HEADS, LINES, ENCODINGS)
def test_every_row_is_good_or_explained(
    head: str, lines: list[tuple[list[str], str]], encoding: str
) -> None:
    content = text_of(head, lines).encode(encoding, errors="ignore")
    found = read_if_possible(content)
    check(found)
    told = plan(found, NOBODY)
    lines_told = [step.row.line for step in told.steps] + [f.line for f in told.faulty]
    assert sorted(lines_told) == sorted(set(lines_told))
    assert len(lines_told) == len(found.children) + len(found.staff) + len(found.faulty)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("Name,Role" + ",x" * 100_000, 1),
        ('"Name","Role"' + ',"x"' * 100_000, 1),
        ("Name,Role\nA,teacher" + "," * 900_000, 2),
    ],
)
def test_far_too_many_columns_are_refused_at_once(content: str, line: int) -> None:
    before = process_time()
    with pytest.raises(Unreadable, match=f"Line {line} has more than 200 columns"):
        read(content.encode(), TODAY)
    assert process_time() - before < 1


UNSEEN: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MORE_UNSEEN: Final = "\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c\u200d"


@pytest.mark.parametrize("sign", [*UNSEEN, *MORE_UNSEEN])
@pytest.mark.parametrize("head", ["Name,Role,Classes", "Role,Classes,Name"])
def test_a_sign_that_nobody_sees_is_refused_with_its_row(sign: str, head: str) -> None:
    row = {"Name": f"Tom{sign} Okafor", "Role": "teacher", "Classes": "5 Oak"}
    cells = ",".join(row[one] for one in head.split(","))
    (faulty,) = read(f"{head}\n{cells}".encode(), TODAY).faulty
    assert faulty.line == 2
    assert "a sign in this that nobody can see" in faulty.reasons[0]
    with pytest.raises(ValidationError, match="nobody can see"):
        Name(120).deserialize(f"Tom{sign} Okafor")


@pytest.mark.parametrize("name", ["علی‌رضا کریمی", "ක්‍රිෂාන්", "Łukasz O’Neill"])
def test_the_signs_that_some_scripts_need_stay(name: str) -> None:
    content = f"Name,Role,Classes\n{name},teacher,5 Oak".encode()
    (row,) = read(content, TODAY).staff
    assert row.name == name
    assert Name(120).deserialize(name) == name


def read_if_possible(content: bytes) -> Read:
    """Read a file; one that cannot be read at all has no rows."""
    try:
        return read(content, TODAY)
    except Unreadable:
        return NOTHING


def check(found: Read) -> None:
    rows: list[ChildRow | StaffRow] = [*found.children, *found.staff]
    for row in rows:
        assert row.name.strip()
        assert row.name[0] not in "=+-@"
        assert "\n" not in row.name
    for faulty in found.faulty:
        assert faulty.reasons
        assert all(why.endswith((".", ".”")) for why in faulty.reasons)
        assert faulty.line > 1


def people(content: str) -> Read:
    return read(content.encode(), TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_of_all_kinds_of_spreadsheets_are_read(
    encoding: str, sign: str, end: str
) -> None:
    head = sign.join(["First name", "Last name", "Date of birth", "Class"])
    row = sign.join(['"Zoë ""Zo"" "', "O’Neill", "29/03/2018", '"5 Oak"'])
    (child,) = read(f"{head}{end}{row}{end}".encode(encoding), TODAY).children
    assert child.name == 'Zoë "Zo" O’Neill'
    assert (child.group, child.born) == ("5 Oak", date(2018, 3, 29))


def test_a_mark_that_never_closes_is_found() -> None:
    found = people('Name,Role\nTom,teacher\n"Kit,TA\nLou,TA\n')
    assert [row.name for row in found.staff] == ["Tom"]
    (faulty,) = found.faulty
    assert faulty.line == 3
    assert "opens in line 3 and closes only in line 5, or never" in faulty.reasons[0]


def test_a_comma_too_many_is_found() -> None:
    (faulty,) = people("Name,Role\nOkafor, Tom,teacher\n").faulty
    assert "This row has 3 cells, the first row has 2." in faulty.reasons[0]
    assert people("Name,Role\nTom,teacher,,\n").staff


def test_a_cell_without_end_is_explained() -> None:
    with pytest.raises(Unreadable, match="From line 1 on the file cannot be read"):
        people("a" * 200_000)


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 5,000 rows"):
        people("Name,Role\n" + "Tom,teacher\n" * (MOST_ROWS + 1))


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("Tom,pirate,,", "The role is not known."),
        ("Tom,SENCO,5 Oak,", "Leave the classes of this row empty."),
        ("Tom,teacher,5 Oak,tom(at)x", "This is no e-mail address."),
        (f"{'a' * 121},teacher,,", "The name is too long."),
        (f"Tom,teacher,{'a' * 41},", "The class is too long."),
        ("Tom,teacher,@x,", "A class cannot begin with “@”."),
        ("Tom,teacher,5 Oak|!,", "There is no class."),
    ],
)
def test_each_fault_of_the_staff_is_explained(cells: str, says: str) -> None:
    (faulty,) = people(f"Name,Role,Classes,E-mail\n{cells}\n").faulty
    assert any(says in why for why in faulty.reasons), faulty.reasons


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ("Mia,01/01/2030,5 Oak,,", "has not come yet"),
        ("Mia,01/01/1980,5 Oak,,", "too long ago"),
        ("Mia,2018-13-01,5 Oak,,", "cannot be read"),
        ("Mia,soon,5 Oak,,", "cannot be read"),
        ("Mia,01/01/2018,,,", "There is no class."),
        (f"Mia,01/01/2018,5 Oak,,{'a' * 41}", "The reference is too long."),
        ("Mia,01/01/2018,5 Oak,15,", "The year group is not known."),
    ],
)
def test_each_fault_of_a_child_is_explained(cells: str, says: str) -> None:
    (faulty,) = people(f"First name,DOB,Class,Year,Reference\n{cells}\n").faulty
    assert any(says in why for why in faulty.reasons), faulty.reasons


def test_known_as_comes_before_the_first_name() -> None:
    found = people("First name,Known as,Surname,DOB,Class\nJ,Jo,Ray,1/2/2018,5\n")
    assert found.children[0].name == "Jo Ray"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("5", YearGroup.YEAR_5),
        ("Y05", YearGroup.YEAR_5),
        ("Year 14", YearGroup.YEAR_14),
        ("N2", YearGroup.NURSERY),
        ("r", YearGroup.RECEPTION),
        ("0", YearGroup.RECEPTION),
        ("15", None),
        ("five", None),
    ],
)
def test_year_groups_are_read_as_people_write_them(
    said: str, meant: YearGroup | None
) -> None:
    assert year_group_of(said) is meant
    assert len(YEAR_GROUPS) == 16


def planned(content: str, *known: KnownPerson, email: UUID | None = None) -> Plan:
    by_email = {"tom@x.example": email} if email else {}
    return plan(people(content), Register(0, (), known, by_email, {}))


def test_people_of_one_name_are_told_apart_by_address() -> None:
    one = KnownPerson(an_id("1"), "Tom Ray", signs_in=False, groups={})
    two = KnownPerson(an_id("2"), "tom ray", signs_in=False, groups={})
    head = "Name,Role,E-mail\n"
    (faulty,) = planned(f"{head}Tom Ray,TA,\n", one, two).faulty
    assert "Several people on the register have this name." in faulty.reasons[0]
    told = planned(f"{head}Tom Ray,TA,tom@x.example\n", one, two, email=two.person)
    (step,) = told.staff
    assert (step.person, step.outcome) == (two.person, Outcome.SAME)
    assert step.row.role is Role.TEACHING_ASSISTANT


def test_another_address_is_no_proof_of_the_same_person() -> None:
    one = KnownPerson(an_id("1"), "Tom Ray", signs_in=True, groups={})
    head = "Name,Role,E-mail\n"
    (faulty,) = planned(f"{head}Tom Ray,TA,t.ray@y.example\n", one).faulty
    assert "signs in with another e-mail address" in faulty.reasons[0]
    (step,) = planned(f"{head}Tom Ray,TA,\n", one).staff
    assert step.person == one.person


def test_whoever_has_no_account_yet_is_known_by_name() -> None:
    one = KnownPerson(an_id("1"), "Tom Ray", signs_in=False, groups={})
    row = "Name,Role,E-mail,Class\nTom Ray,TA,t.ray@y.example,Elm\n"
    (step,) = planned(row, one).staff
    assert step.says[0] == "Taken to be the Tom Ray on the register, by name."


def test_two_rows_about_one_person_are_found() -> None:
    one = KnownPerson(an_id("1"), "Tom Ray", signs_in=False, groups={})
    content = "Name,Role,E-mail\nTom Ray,TA,\nThomas,TA,tom@x.example\n"
    (faulty,) = planned(content, one, email=one.person).faulty
    assert faulty.line == 3
    assert "Line 2 is about the same person." in faulty.reasons[0]
