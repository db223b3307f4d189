"""A fact can be stored, said aloud, and met in a view, or it says here why not."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import singledispatchmethod
from typing import Any, Final, get_origin
from uuid import UUID

import pytest

from events.advice import TryResult
from events.agreed_action_words import Result
from events.attention import Why
from events.base import ERASED, Duty, Fact, Role, Side, Space
from events.catalogue import KINDS
from events.childs_part import ChildsForm
from events.class_group import YearGroup
from events.daily import Section
from events.day_template import Rhythm
from events.debrief import Moment
from events.decision import Matter
from events.dispute import Outcome
from events.entry_kinds import Kind, Place
from events.erasure import Erasable, Ground
from events.family import Proof, Responsibility
from events.hold import Whom
from events.information_request import PackKind, WithheldFor
from events.joint_text import TextKind
from events.language import Language
from events.limits import OrderKind, Sees
from events.manner import Route
from events.measure import CountedIn, Where
from events.media import Permission
from events.meeting_kinds import Away, MeetingKind, MeetingRole, Way
from events.meeting_papers import PaperIn
from events.minutes_child import Came, Meant, Medium
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.preparation import About, Face, Readers
from events.quiet_day import QuietBecause
from events.rights import Capacity, Decision, Holder
from events.roster import ChangeKind
from events.route_trial import Verdict
from events.school import WhoNeedsSecondStep
from events.school_days import Term
from events.wishes import How
from projections.runner import VIEWS
from service.sentences import sentence
from tests.architecture.in_no_view import IN_NO_VIEW
from tests.architecture.said import SAID, THAT_DAY
from tests.cast import START

BY: Final = UUID(int=1)
OTHER: Final = UUID(int=2)
NOTE: Final = UUID(int=3)
NAMES: Final = {BY: "Amina", OTHER: "Tom"}
MONDAY: Final = date(2026, 9, 7)
REPLY_NEEDED: Final = "wrote a note that needs a reply"

# Words that neither one person's key closes nor one mention's erasure reaches, and why.
NOT_FREE_WORDS: Final[Mapping[str, str]] = {
    "access/glass-broken.until": "A moment.",
    "child/file-kept.media_type": "A kind of file.",
    "child/file-kept.sha256": "A check code.",
    "child/thing-kept.symbols": "Names of pictures, in the child's own space.",
    "circle/child-enrolled.name": "The child's own name, in the child's own space.",
    "circle/child-renamed.name": "The child's own name, in the child's own space.",
    "circle/child-portrayed.media_type": "A kind of file.",
    "circle/child-portrayed.sha256": "A check code.",
    "circle/reference-recorded.reference": "A number, in the child's own space.",
    "class/class-opened.name": "What a class is called.",
    "diary/attachment-added.media_type": "A kind of file.",
    "diary/attachment-added.sha256": "A check code.",
    "disposal/disposal-approved.retention": "A class of the retention rules.",
    "disposal/disposal-approved.version": "An edition of the retention rules.",
    "erasure/erasure-done.fields": "Names of fields.",
    "erasure/erasure-done.logs": "Heads of logs.",
    "erasure/erasure-done.places": "Numbers.",
    "information-request/pack-checked.digest": "A check code.",
    "information-request/pack-handed-over.digest": "A check code.",
    "meeting/paper-added.rule": "A rule of law.",
    "meeting/person-invited.ways": "Names of ways of taking part.",
    "rights/school-age-ended.rule": "A rule of law.",
    "school/opened.name": "What the school is called.",
    "school/safeguarding-contacts-told.authority_phone": "The number of an office.",
    "space/opened.prior_checkpoint": "A check code.",
    "space/opened.prior_log": "The number of a log.",
    "space/opened.prior_root": "A check code.",
}
WORDS: Final[Mapping[Any, object]] = {
    bool: False,
    int: 1,
    str: "words",
    UUID: OTHER,
    date: MONDAY,
    datetime: START,
    dict: {"sleep": "slept-well"},
    Route: Route.PAGE,
    Side: Side.HOME,
    Role: Role.TEACHING_ASSISTANT,
    Duty: Duty.ADMINISTRATOR,
    WhoNeedsSecondStep: WhoNeedsSecondStep.EVERYBODY,
    PackKind: PackKind.SUBJECT_ACCESS,
    WithheldFor: WithheldFor.THIRD_PARTY,
    YearGroup: YearGroup.YEAR_5,
    ChangeKind: ChangeKind.IMPORT,
    Space: Space.SHARED,
    Place: Place.HOME,
    Section: Section.FOOD,
    Rhythm: Rhythm.EVERY_WEEK,
    QuietBecause: QuietBecause.OTHER,
    Kind: Kind.QUESTION,
    Outcome: Outcome.CORRECTED,
    CountedIn: CountedIn.TIMES,
    Where: Where.SCHOOL,
    TextKind: TextKind.COMPROMISE,
    TryResult: TryResult.HELPED_A_LITTLE,
    Result: Result.DONE,
    Verdict: Verdict.WORKS,
    Permission: Permission.PICTURES,
    Sees: Sees.NOTHING,
    OrderKind: OrderKind.CHILD_ARRANGEMENTS,
    Responsibility: Responsibility.YES,
    Proof: Proof.COURT_ORDER,
    Decision: Decision.WHO_READS,
    Holder: Holder.YOUNG_PERSON,
    Capacity: Capacity.NOT_QUESTIONED,
    Whom: Whom.CHILD,
    Erasable: Erasable.CHILD,
    Ground: Ground.ASKED,
    How: How.ONCE_A_DAY,
    Why: Why.NO_REPLY,
    Matter: Matter.END_DIARY,
    Term: Term.AUTUMN,
    Language: Language.URDU,
    Verb: Verb.SAID,
    GoalsTime: GoalsTime.THIRD,
    OnGoals: OnGoals.PARTLY,
    Medium: Medium.SYMBOLS,
    Came: Came.OBSERVED,
    Meant: Meant.PARTLY,
    MeetingKind: MeetingKind.ANNUAL_REVIEW,
    Way: Way.WRITTEN,
    Away: Away.CARE,
    MeetingRole: MeetingRole.NOTE_TAKER,
    PaperIn: PaperIn.ENTRY,
    ChildsForm: ChildsForm.IN_PERSON,
    About: About.WISH,
    Face: Face.CALM,
    Readers: Readers.MINE,
    Moment: Moment.AFTER,
}


def an_example(topic: str, **words: object) -> Fact:
    kind, words = KINDS[topic], {"entry": NOTE, "to": None, **words}
    given = {name: words.get(name, word_of(hint)) for name, hint in kind.fields.items()}
    fact = kind.cls.__new__(kind.cls)
    fact.__dict__.update(given, by=BY, originator_id=NOTE)
    return fact


def erased(topic: str) -> dict[str, object]:
    return dict.fromkeys(KINDS[topic].fields, ERASED)


def word_of(hint: Any) -> object:  # noqa: ANN401 - a type or a union of types
    hint = get_origin(hint) if get_origin(hint) is dict else hint
    found = [word for kind, word in WORDS.items() if kind in {hint, *args(hint)}]
    assert found, f"give an example of {hint} in WORDS"
    return found[0]


def args(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type or a union of types
    return getattr(hint, "__args__", ())


def test_every_fact_has_one_topic_of_its_own() -> None:
    assert {kind.cls.TOPIC for kind in KINDS.values()} == set(KINDS)
    assert all(topic.count("/") == 1 for topic in KINDS)


def test_every_fact_has_its_sentence_here() -> None:
    assert set(SAID) == set(KINDS)


@pytest.mark.parametrize("topic", SAID)
def test_a_fact_is_said_aloud(topic: str) -> None:
    whole, empty = SAID[topic]
    assert sentence(an_example(topic), NAMES) == whole
    assert sentence(an_example(topic, **erased(topic)), NAMES) == empty
    assert f"Amina {whole}."[-2] != "."


@pytest.mark.parametrize(
    ("topic", "says"),
    [
        ("diary/comment-added", "added a comment to Amina’s note"),
        ("diary/entry-seen", "opened Amina’s note for the first time"),
        ("family/entry-seen", "opened Amina’s note for the first time"),
        ("diary/attachment-added", "added a PDF to Amina’s note"),
        (
            "diary/dispute-settled",
            "answered that something was wrong in Amina’s note: it was corrected",
        ),
        ("diary/restriction-ended", "let Amina’s note be used for decisions again"),
    ],
)
def test_a_sentence_names_the_note_where_it_has_a_title(topic: str, says: str) -> None:
    names = {**NAMES, NOTE: "Amina’s note"}
    assert sentence(an_example(topic), names) == says


@pytest.mark.parametrize(
    ("topic", "words", "says"),
    [
        (
            "concern/raiser-answered",
            {"resolved": True},
            "said that a concern is resolved",
        ),
        (
            "concern-days/set",
            {"days": 3},
            "gave 3 school days to say that a concern was read",
        ),
        ("school/opened", {"demo": True}, "opened the demo school"),
        (
            "diary/translation-added",
            {"by_machine": True},
            "set a translation into Urdu beside the entry, made by a machine",
        ),
        ("circle/member-left", {"person": BY}, "left the circle"),
        (
            "access/glass-broken",
            {"hidden": True},
            "opened this diary for a day from outside the circle, unseen by others",
        ),
        (
            "invitation/invitation-sent",
            {"role": None},
            "invited somebody to the school as administrator",
        ),
        (
            "invitation/invitation-sent",
            {"role": Role.SUPPORTER, "until": None},
            "invited somebody to the circle as supporter",
        ),
        (
            "roster/change-begun",
            {"kind": ChangeKind.ROLLOVER},
            "began to move the classes into the next school year",
        ),
        (
            "circle/member-joined",
            {"until": None, "person": UUID(int=3)},
            "added somebody to the circle as teaching assistant",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.NOTE, "reply_by": None, "told_by": None},
            "wrote a note in the diary for Monday 7 September 2026",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.NOTE, "reply_by": None, "route": Route.DOORWAY_TALK},
            (
                f"wrote a note in the diary for {THAT_DAY}, after a talk at the door"
                ", as somebody told them"
            ),
        ),
        ("diary/comment-added", {"route": Route.EMAIL}, "added a comment, by e-mail"),
        (
            "meeting/item-added",
            {"side": Side.CHILD},
            "put an item of the child on the agenda of a meeting",
        ),
        (
            "meeting/person-asked",
            {"person": BY},
            "began to say how they take part in a meeting",
        ),
        (
            "meeting/barriers-told",
            {"person": BY, "nothing": True},
            "said that nothing makes a meeting hard for them",
        ),
        (
            "meeting/barriers-told",
            {"person": BY},
            "said what makes a meeting hard for them",
        ),
        (
            "meeting/paper-added",
            {"late": True},
            f"added a late paper to a meeting; it was due on {THAT_DAY}",
        ),
        (
            "meeting/way-chosen",
            {"person": BY},
            "chose to take part in writing",
        ),
        (
            "meeting/view-written",
            {"person": BY},
            "gave their view for a meeting in writing",
        ),
        (
            "diary/entry-written",
            {
                "kind": Kind.REPLY_NEEDED,
                "reply_by": date(2026, 9, 10),
                "told_by": None,
            },
            f"{REPLY_NEEDED} by Thursday 10 September 2026 in the diary for {THAT_DAY}",
        ),
        (
            "diary/entry-written",
            {"kind": Kind.BEFORE_SCHOOL, "reply_by": None, "told_by": None},
            f"wrote a note to read before school in the diary for {THAT_DAY}",
        ),
    ],
)
def test_a_sentence_follows_what_happened(
    topic: str, words: dict[str, object], says: str
) -> None:
    assert sentence(an_example(topic, **words), NAMES) == says


def test_every_kind_of_note_has_words_of_its_own() -> None:
    said = {
        sentence(an_example("diary/entry-written", kind=kind), NAMES) for kind in Kind
    }
    assert len(said) == len(Kind)


@pytest.mark.parametrize("topic", ["diary/entry-written", "diary/comment-added"])
def test_every_way_has_words_of_its_own(topic: str) -> None:
    said = {sentence(an_example(topic, route=route), NAMES) for route in Route}
    assert len(said) == len(Route)


def test_what_is_no_fact_of_ours_cannot_be_said() -> None:
    with pytest.raises(NotImplementedError):
        sentence(object(), NAMES)  # type: ignore[arg-type]


def shown_by_a_view(kind: type[Fact]) -> bool:
    for view in VIEWS:
        show = vars(type(view))["show"]
        assert isinstance(show, singledispatchmethod)
        table = show.dispatcher.registry
        if any(cls in table for cls in kind.__mro__ if cls not in {Fact, object}):
            return True
    return False


@pytest.mark.parametrize("topic", KINDS)
def test_a_fact_is_met_in_a_view_or_says_why_not(topic: str) -> None:
    assert shown_by_a_view(KINDS[topic].cls) is (topic not in IN_NO_VIEW)


def test_every_reason_for_no_view_is_still_needed() -> None:
    assert set(IN_NO_VIEW) <= set(KINDS)
    assert all(reason.endswith(".") for reason in IN_NO_VIEW.values())


def test_every_free_word_can_be_erased() -> None:
    words = {
        f"{topic}.{name}"
        for topic, kind in KINDS.items()
        for name, hint in kind.fields.items()
        if hint is str or hint == str | None
        if name not in kind.cls.PROSE | kind.cls.PERSONAL
    }
    assert words == set(NOT_FREE_WORDS)
