"""What can go wrong with the record itself, each as one sentence for an operator."""

from events.phrase import phrase


class StoreError(Exception):
    """The record cannot do what was asked; nothing was stored."""


class SchoolUnknown(StoreError):
    """There is no such school in this database."""


class SchoolOpenedBefore(StoreError):
    """A school with this id is already in this database."""


class LogUnknown(StoreError):
    """There is no such space for this child."""


class KeysMissing(StoreError):
    """A key file that the record needs is not there."""


class WordsErased(StoreError):
    """The key for these words was destroyed, so nothing more can be added."""

    def __init__(self) -> None:
        super().__init__(
            phrase("These words were erased, so nothing more can be added to them.")
        )


class KeyReused(StoreError):
    """One idempotency key came with two different requests."""

    def __init__(self) -> None:
        super().__init__(
            phrase("This Idempotency-Key was used for another request. Use a new one.")
        )


class DatabaseUnusable(StoreError):
    """The database address is wrong, or the database is not as it should be."""
