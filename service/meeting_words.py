"""What kinds of meetings and ways of taking part are called."""

from collections.abc import Mapping
from typing import Final

from events.childs_part import ChildsForm
from events.meeting_kinds import MeetingKind, Way
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
