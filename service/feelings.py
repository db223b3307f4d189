"""The faces that somebody can choose for how a meeting feels, in words."""

from collections.abc import Mapping
from typing import Final

from events.phrase import Phrase, phrase
from events.preparation import Face

FACES: Final[Mapping[Face, Phrase]] = {
    Face.HAPPY: phrase("happy"),
    Face.CALM: phrase("calm"),
    Face.EXCITED: phrase("excited"),
    Face.TIRED: phrase("tired"),
    Face.WORRIED: phrase("worried"),
    Face.SCARED: phrase("scared"),
    Face.SAD: phrase("sad"),
    Face.ANGRY: phrase("angry"),
}
