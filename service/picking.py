"""Pictures chosen one after another: each press sends what was chosen so far."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Self

PICKED = "picked"
PICK = "pick"


@dataclass(frozen=True, slots=True)
class Picking:
    """The ids of pictures in the order in which they were pressed."""

    picked: tuple[str, ...]

    @classmethod
    def read(cls, form: Mapping[str, str], known: Container[str], most: int) -> Self:
        """Add the press of this form to those before; what is not known is left out."""
        sent = (*form.get(PICKED, "").split(), form.get(PICK, ""))
        return cls(tuple(one for one in sent if one in known)[:most])

    @property
    def sent(self) -> str:
        return " ".join(self.picked)
