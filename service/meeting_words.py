"""What kinds of meetings and ways of taking part are called."""

from collections.abc import Mapping
from typing import Final

from events.meeting_kinds import MeetingKind, Way
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
