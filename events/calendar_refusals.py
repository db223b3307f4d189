"""Why a day of the school's calendar could not be set."""

from collections.abc import Mapping
from typing import ClassVar, Final, Self

from events.base import Refusal
from events.phrase import Phrase, phrase
from events.school_days import Span, Term, TermDays

TERMS: Final[Mapping[Term, Phrase]] = {
    Term.AUTUMN: phrase("autumn term {year}"),
    Term.SPRING: phrase("spring term {year}"),
    Term.SUMMER: phrase("summer term {year}"),
}


class CannotSetCalendar(Refusal):
    """The calendar was not changed."""

    code: ClassVar[str] = "cannot-set-calendar"

    @classmethod
    def because_it_is_so(cls, about: str) -> Self:
        return cls(phrase("That is in the calendar already."), about)

    @classmethod
    def because_it_ends_before_it_begins(cls, about: str) -> Self:
        return cls(
            phrase("The last day is before the first. Change one of them."), about
        )

    @classmethod
    def because_it_is_too_far(cls, last: int) -> Self:
        says = phrase(
            "Choose a school year from this one to the one that begins in {last}.",
            last=last,
        )
        return cls(says, "term")

    @classmethod
    def because_it_is_outside_its_year(cls, year: int) -> Self:
        says = phrase(
            "A term of the school year {year} lies between August {before} and "
            "August {after}. Change the days.",
            year=_year(year),
            before=year,
            after=year + 1,
        )
        return cls(says, "first")

    @classmethod
    def because_terms_overlap(cls, other: TermDays) -> Self:
        says = phrase(
            "The {term} is from {days}. Two terms cannot have the same day.",
            term=named(other),
            days=said(other.days),
        )
        return cls(says, "first")

    @classmethod
    def because_terms_are_out_of_order(cls, other: TermDays) -> Self:
        says = phrase(
            "The {term} is from {days}. In a school year autumn comes first, then "
            "spring, then summer.",
            term=named(other),
            days=said(other.days),
        )
        return cls(says, "first")

    @classmethod
    def because_days_off_would_be_left(cls, off: Span) -> Self:
        says = phrase(
            "The days off from {days} would be outside the term. Take them out first.",
            days=said(off),
        )
        return cls(says, "first")

    @classmethod
    def because_it_is_in_no_term(cls, about: str) -> Self:
        return cls(
            phrase(
                "This is not inside a term. Between terms there is no school anyway. "
                "Set the term first, or choose other days."
            ),
            about,
        )

    @classmethod
    def because_days_off_overlap(cls, other: Span, about: str) -> Self:
        says = phrase(
            "There is no school from {days} already. Take that out first, or choose "
            "other days.",
            days=said(other),
        )
        return cls(says, about)

    @classmethod
    def because_there_is_no_school(cls, about: str) -> Self:
        return cls(
            phrase(
                "This is a weekend or a bank holiday, so there is no school anyway."
            ),
            about,
        )

    @classmethod
    def because_it_is_not_there(cls) -> Self:
        return cls(phrase("That is not in the calendar any more."))


def named(one: TermDays) -> Phrase:
    """Say which term of which school year."""
    return TERMS[one.term].format(year=_year(one.year))


def said(days: Span) -> Phrase:
    """Say some days as people do."""
    return phrase("{first} to {last}", first=days.first, last=days.last)


def _year(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"
