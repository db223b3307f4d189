"""Every fact there is: the table of contents of what can be recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from eventsourcing.domain import Aggregate, CanInitAggregate

from events.access import Opening
from events.advice import Advice, AdviceQuestion
from events.agenda_item import AgendaItem
from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.attachment import Attachment
from events.attention import Acknowledgement, PassingOn
from events.base import Fact
from events.child_device import ChildDevice
from events.childs_part import ChildsPart
from events.circle import Circle
from events.class_group import ClassGroup
from events.concern import Concern
from events.concern_days import ConcernDays
from events.confirmation import Confirmation
from events.day_template import DayTemplate
from events.debrief import DebriefOffer, KeyMessages
from events.decision import Decision, DecisionLook
from events.diary import Entry
from events.disposal import Disposal
from events.dispute import Dispute
from events.erasure import Erasure
from events.family import Family
from events.hold import Hold
from events.information_request import InformationRequest
from events.invitation import Invitation
from events.joint_text import JointText
from events.limits import ViewLimit
from events.look import FirstLook
from events.measure import Measure
from events.media_consent import MediaConsent
from events.meeting import Meeting
from events.meeting_papers import MeetingPaper
from events.meeting_role import SharedRole
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import ChildsWords
from events.own_thing import OwnThing
from events.person import Person
from events.portrait import Portrait
from events.preparation import Preparation
from events.preparation_told import FeelingAnswer, ToldAll
from events.quiet_day import QuietDay
from events.rights import CapacityNote, Rights
from events.roster import RosterChange
from events.route_trial import RouteTrials
from events.school import School
from events.school_calendar import SchoolCalendar
from events.space import SpaceLog
from events.success import Success
from events.support_question import SupportQuestion
from events.taking_part import TakingPart
from events.translation import Translation

AGGREGATES: Final[tuple[type[Aggregate], ...]] = (
    School,
    SchoolCalendar,
    ClassGroup,
    RosterChange,
    SpaceLog,
    Person,
    InformationRequest,
    Circle,
    Entry,
    Attachment,
    Acknowledgement,
    PassingOn,
    Confirmation,
    Translation,
    Dispute,
    Concern,
    ConcernDays,
    Decision,
    DecisionLook,
    MediaConsent,
    Portrait,
    DayTemplate,
    QuietDay,
    Success,
    AdviceQuestion,
    Advice,
    JointText,
    Measure,
    Family,
    FirstLook,
    Rights,
    CapacityNote,
    Hold,
    Disposal,
    Erasure,
    ViewLimit,
    Opening,
    Invitation,
    ChildDevice,
    OwnThing,
    Meeting,
    AgendaItem,
    SharedRole,
    TakingPart,
    MeetingPaper,
    ChildsPart,
    Preparation,
    ToldAll,
    FeelingAnswer,
    DebriefOffer,
    KeyMessages,
    AgreedAction,
    ActionProgress,
    ActionBarrier,
    Minutes,
    MinutesCheck,
    ChildsWords,
    RouteTrials,
    SupportQuestion,
)
ENVELOPE: Final = frozenset(
    {"originator_id", "originator_version", "originator_topic", "timestamp", "by"}
)


@dataclass(frozen=True, slots=True)
class FactKind:
    """What is known of one kind of fact: its stored topic, version and fields.

    *fields* maps each committed field to its type; *aggregate_topic* is set for the
    first fact of a stream.
    """

    topic: str
    version: int
    cls: type[Fact]
    fields: Mapping[str, Any]
    aggregate_topic: str | None


def _kind_of(cls: type[Fact], aggregate: type[Aggregate]) -> FactKind:
    hints = get_type_hints(cls)
    words = {f.name: hints[f.name] for f in fields(cls) if f.name not in ENVELOPE}
    first = issubclass(cls, CanInitAggregate)
    return FactKind(
        topic=cls.TOPIC,
        version=getattr(cls, "class_version", 1),
        cls=cls,
        fields=MappingProxyType(words),
        aggregate_topic=aggregate.__dict__["TOPIC"] if first else None,
    )


def _facts_of(aggregate: type[Aggregate]) -> dict[str, FactKind]:
    kinds = (
        _kind_of(cls, aggregate)
        for name, cls in vars(aggregate).items()
        if isinstance(cls, type) and issubclass(cls, Fact)
        if name not in {"Event", "Created"}
    )
    return {kind.topic: kind for kind in kinds}


KINDS: Final[Mapping[str, FactKind]] = MappingProxyType(
    {
        topic: kind
        for aggregate in AGGREGATES
        for topic, kind in _facts_of(aggregate).items()
    }
)
