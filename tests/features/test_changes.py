"""How a rule is taken out of a piece of code, and what is left of it then."""

import pytest

from tests.features.changes import changes, changes_of_text

CODE = '''"""A door."""

WHO = frozenset({"amina", "tom"})
MAY: dict[str, tuple[str, ...]] = {"enter": ("amina", "tom")}


class Door:
    def open(self, by: str, *, at: int) -> bool:
        """Open for somebody who belongs."""
        if by not in WHO or at > 22:
            raise ValueError("Ä closed door")
        self.opened[by] = at
        self.ring(by)
        return by == "amina"

    def rows(self) -> list[int]:
        return [row for row in self.found.where(self.a, self.b) if row]

    def close(self) -> None:
        if self.is_open:
            for one in self.people:
                del one
'''


def without(name: str, at: str = "") -> list[str]:
    """The lines that are new in each changed copy, without what surrounds them."""
    source = CODE.encode()
    before = set(CODE.splitlines())
    told = []
    for change in changes(source, name, at):
        after = change.applied(source).decode()
        compile(after, "changed", "exec")
        new = [line.strip() for line in after.splitlines() if line not in before]
        told.append(" ".join(new))
    return told


def test_every_part_of_a_function_is_taken_out() -> None:
    assert without("Door.open") == [
        "return None",
        "if ((at > 22)):",
        "if ((by not in WHO)):",
        "if (not (by not in WHO or at > 22)):",
        "pass",
        "pass",
        "pass",
        'return (not (by == "amina"))',
    ]


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (
            "closed door",
            [
                "if ((at > 22)):",
                "if ((by not in WHO)):",
                "if (not (by not in WHO or at > 22)):",
                "pass",
            ],
        ),
        ("ring", ["pass"]),
        ("opened", ["pass"]),
    ],
)
def test_words_narrow_a_rule_to_where_they_stand(at: str, left: list[str]) -> None:
    assert without("Door.open", at) == left


def test_each_condition_of_a_query_is_left_out() -> None:
    assert without("Door.rows") == [
        "return None",
        "return [row for row in self.found.where(*(), self.b) if row]",
        "return [row for row in self.found.where(self.a, *()) if row]",
        "return [row for row in self.found.where(self.a, self.b) if (not (row))]",
    ]


def test_each_member_of_a_table_is_left_out() -> None:
    assert without("WHO") == [
        'WHO = frozenset({*(), "tom"})',
        'WHO = frozenset({"amina", *()})',
    ]
    assert without("MAY", "tom") == [
        "MAY: dict[str, tuple[str, ...]] = {**{}}",
        'MAY: dict[str, tuple[str, ...]] = {"enter": ("amina", *())}',
    ]


def test_of_a_class_every_function_is_meant() -> None:
    assert without("Door", "del") == ["pass"]


def test_what_is_not_there_cannot_be_taken_out() -> None:
    assert without("Door.lock") == []
    assert without("Door.open", "lock") == []


def test_words_are_taken_out_of_any_other_file() -> None:
    page = b'<html lang="en"><p lang="en">'
    left = [change.applied(page) for change in changes_of_text(page, ' lang="en"')]
    assert left == [b'<html><p lang="en">', b'<html lang="en"><p>']


def test_a_change_says_what_was_done_and_where() -> None:
    source = CODE.encode()
    (change,) = changes(source, "Door.open", "ring")
    assert change.said(source) == "line 13: self.ring(by) → pass"
    (gone,) = changes_of_text(source, "A door.")
    assert gone.said(source) == "line 1: A door. → nothing"
