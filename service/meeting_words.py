"""What kinds of meetings and ways of taking part are called."""

from collections.abc import Mapping
from typing import Final

from events.childs_part import ChildsForm
from events.meeting_kinds import Away, MeetingKind, Way
from events.minutes_child import Medium
from events.phrase import phrase

KIND_NAMES: Final[Mapping[MeetingKind, str]] = {
    MeetingKind.INFORMAL: phrase("An informal talk"),
    MeetingKind.SEN_SUPPORT_REVIEW: phrase("A review of SEN support"),
    MeetingKind.ANNUAL_REVIEW: phrase("An annual review"),
    MeetingKind.CONCERN: phrase("About a concern"),
    MeetingKind.TRANSITION: phrase("About a move to another class or school"),
}
WAY_NAMES: Final[Mapping[Way, str]] = {
    Way.IN_PERSON: phrase("In person"),
    Way.VIDEO: phrase("By video"),
    Way.PHONE: phrase("By phone"),
    Way.WRITTEN: phrase("In writing"),
    Way.EARLIER_TALK: phrase("By talking before the meeting"),
}
AWAY_NAMES: Final[Mapping[Away, str]] = {
    Away.TIME: phrase("The day or the time did not suit"),
    Away.JOURNEY: phrase("It was hard to get there"),
    Away.CARE: phrase("Work, or somebody to look after"),
    Away.HEALTH: phrase("Not being well"),
    Away.TOO_MUCH: phrase("The meeting felt like too much"),
    Away.NOT_TOLD: phrase("They were told late, or not at all"),
    Away.NOT_HEARD: phrase("They did not think that they would be heard"),
    Away.LANGUAGE: phrase("The language, or the words that are used there"),
    Away.OTHER: phrase("Something else"),
    Away.RATHER_NOT_SAY: phrase("They would rather not say"),
}
FORM_NAMES: Final[Mapping[ChildsForm, str]] = {
    ChildsForm.IN_PERSON: phrase("In person"),
    ChildsForm.VIDEO: phrase("By video"),
    ChildsForm.RECORDED_BEFORE: phrase("Recorded before the meeting"),
    ChildsForm.SOMETHING_MADE: phrase("Something they made is shown"),
    ChildsForm.THROUGH_SOMEBODY: phrase("Through somebody they chose"),
}
MEDIUM_NAMES: Final[Mapping[Medium, str]] = {
    Medium.SPEECH: phrase("Spoken words"),
    Medium.SIGNS: phrase("Signs"),
    Medium.SYMBOLS: phrase("Symbols"),
    Medium.DRAWING: phrase("A drawing"),
    Medium.PHOTO: phrase("A photo"),
    Medium.AUDIO: phrase("A sound recording"),
    Medium.VIDEO: phrase("A video"),
    Medium.TEXT: phrase("Written words"),
}
