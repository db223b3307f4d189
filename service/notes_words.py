"""The words of a meeting's notes that people choose from and read."""

from collections.abc import Mapping
from typing import Final

from events.agreed_action_words import Lack
from events.minutes_kinds import GoalsTime, OnGoals, Stage, Verb
from events.phrase import Phrase, phrase

VERBS: Final[Mapping[Verb, Phrase]] = {
    Verb.SAID: phrase("said"),
    Verb.ASKED: phrase("asked"),
    Verb.REPORTED: phrase("reported"),
    Verb.SUGGESTED: phrase("suggested"),
    Verb.AGREED: phrase("agreed"),
    Verb.DISAGREED: phrase("did not agree"),
}
WHEN: Final[Mapping[GoalsTime, Phrase]] = {
    GoalsTime.THIRD: phrase("After a third of the time"),
    GoalsTime.TWO_THIRDS: phrase("After two thirds of the time"),
}
GOALS: Final[Mapping[OnGoals, Phrase]] = {
    OnGoals.YES: phrase("Yes, we are on our goals"),
    OnGoals.PARTLY: phrase("Partly"),
    OnGoals.NO: phrase("No, we are not"),
}
LACKS: Final[Mapping[Lack, Phrase]] = {
    Lack.OWNER: phrase("It has no owner."),
    Lack.DUE: phrase("It has no day by which it is due."),
    Lack.REVIEW: phrase("It has no day to look at it again."),
}
STAGES: Final[Mapping[Stage, Phrase]] = {
    Stage.OPEN: phrase("The meeting goes on"),
    Stage.DRAFT: phrase("Draft: not given out yet"),
    Stage.CHECKING: phrase("Being checked"),
    Stage.FINAL: phrase("Final"),
}
