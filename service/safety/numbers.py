"""Whom anybody can phone about a child, at any school. Numbers change: see the day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from events.phrase import phrase


@dataclass(frozen=True, slots=True)
class Number:
    """Somebody to phone, when, and the day the number was last checked."""

    who: str
    phone: str
    when: str
    checked: date


NATIONAL: Final = (
    Number(
        phrase("Police, ambulance or fire"),
        "999",
        phrase("If a child is in danger now"),
        date(2026, 11, 21),
    ),
    Number(
        phrase("NSPCC helpline"),
        "0808 800 5000",
        phrase("If you are worried about a child. It is free"),
        date(2026, 11, 21),
    ),
    Number(
        "Childline",
        "0800 1111",
        phrase("If you are a child or a young person. It is free, day and night"),
        date(2026, 11, 21),
    ),
)
