"""What is recorded of what people keep and tell about a meeting, before and after."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from events.base import Fact, known
from events.debrief import DebriefOffer, KeyMessages, Moment
from events.preparation import About, Preparation
from events.preparation_told import FeelingAnswer, ToldAll

WHEN: Final = {Moment.BEFORE: " before a meeting", Moment.AFTER: " after a meeting"}
TOLD: Final = {
    About.WISH: "told everybody what they wish for from a meeting",
    About.AFTERWARDS: "told everybody how a meeting felt to them",
}


def _offered(fact: DebriefOffer.DebriefOffered) -> str:
    return f"offered to talk{WHEN.get(known(fact.moment), ' about a meeting')}"


def _answered(fact: DebriefOffer.DebriefAnswered) -> str:
    said = {True: "said yes to", False: "said no to"}
    return f"{said.get(known(fact.accepted), 'answered')} a talk about a meeting"


def _told(fact: ToldAll.AllTold) -> str:
    return TOLD.get(known(fact.about), "told everybody something about a meeting")


PREPARING_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    Preparation.ThingPrepared: lambda _: "kept something about a meeting",
    Preparation.ChairShown: lambda _: "showed the chair how they feel about coming",
    Preparation.ThingTold: lambda _: "told everybody what they had kept",
    Preparation.ThingTakenBack: lambda _: "took back what they had kept",
    ToldAll.AllTold: _told,
    FeelingAnswer.FeelingAnswered: lambda _: (
        "wrote down what they do about how somebody feels"
    ),
    DebriefOffer.DebriefOffered: _offered,
    DebriefOffer.DebriefAnswered: _answered,
    KeyMessages.MessagesTold: lambda _: "told what matters most to them of a meeting",
}
