"""What is recorded of families and of who decides, as sentences."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from events.base import Fact, known
from events.family import Family
from events.person import Person
from events.rights import CapacityNote, Decision, Holder, Rights

DECISIONS: Final[Mapping[Decision, str]] = {
    Decision.WHO_READS: "who reads the diary",
    Decision.PLAN: "the plan and the help in it",
    Decision.MEETINGS: "who comes to meetings",
    Decision.SHARING: "what is shared with others",
}
HOLDERS: Final[Mapping[Holder, str]] = {
    Holder.YOUNG_PERSON: "the young person decides",
    Holder.PARENTS: "the parents decide",
    Holder.TOGETHER: "the young person and the parents decide together",
}


def _passed(fact: Rights.DecisionPassed) -> str:
    holder = HOLDERS.get(fact.holder, "somebody decides")
    return f"wrote down that {holder}: {_decision(fact)}"


def _returned(fact: Rights.DecisionReturned) -> str:
    return f"wrote down that the parents decide again: {_decision(fact)}"


def _household(fact: Family.HouseholdTold) -> str:
    if known(fact.household) is None:
        return "wrote down that somebody is in neither household"
    return "wrote down in which household somebody is"


def _decision(fact: Any) -> str:  # noqa: ANN401 - any fact that has a decision
    return DECISIONS.get(fact.decision, "something")


FAMILY_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    Family.FamilyDescribed: lambda _: "began to write down who lives with whom",
    Family.HouseholdTold: _household,
    Family.ResponsibilityRecorded: lambda _: (
        "wrote down who has parental responsibility"
    ),
    Rights.SchoolAgeEnded: lambda _: "wrote down that compulsory school age is over",
    Rights.DecisionPassed: _passed,
    Rights.DecisionReturned: _returned,
    CapacityNote.CapacityNoted: lambda _: "wrote down why somebody decides",
    Person.NoticesWished: lambda _: "said how they like to be told of news",
    Person.ContactDetailsGiven: lambda _: "told the school how to reach them",
}
