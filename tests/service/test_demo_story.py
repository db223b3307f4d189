import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from service.demo.cast import CHILDREN, PEOPLE
from service.demo.school_days import LONDON, easter, is_school_day
from service.demo.story import (
    Amend,
    Child,
    Comment,
    Correct,
    Deed,
    PlaceInCircle,
    Seal,
    Seen,
    Step,
    Story,
    Write,
    story,
    words_that_must_not_leak,
)

TODAY = date(2026, 11, 21)
KINDS = {"note", "question", "reply-needed", "before-school"}
PLACES = {"home", "school", "travelling", "elsewhere"}
ROLES = {
    "parent",
    "carer",
    "teacher",
    "teaching-assistant",
    "senco",
    "headteacher",
    "therapist",
    "advocate",
    "child",
}
OTHER_DAYS = (
    date(2026, 11, 16),
    date(2027, 1, 5),
    date(2027, 3, 31),
    date(2027, 6, 9),
    date(2027, 8, 20),
    date(2028, 2, 29),
)


@dataclass(frozen=True)
class Told:
    """A story with the lookups that the tests ask for."""

    story: Story

    def of(self, *kinds: type[Step]) -> list[Step]:
        return [step for step in self.story.steps if isinstance(step, kinds)]

    def writes(self) -> list[Write]:
        return [step for step in self.story.steps if isinstance(step, Write)]

    def child_of(self, step: Step) -> Child:
        return next(each for each in self.story.children if each.id == step.child)

    def written(self, step: Step) -> Write:
        return next(each for each in self.writes() if each.entry == step.entry)

    def place(self, step: Step) -> PlaceInCircle:
        return self.child_of(step).place_of(step.by)

    def children_of(self, email: str) -> set[str]:
        who = {each.id for each in self.story.people if each.email == email}
        return {
            child.name
            for child in self.story.children
            if any(place.person in who for place in child.circle)
        }


@pytest.fixture(scope="module", params=(TODAY, *OTHER_DAYS), ids=str)
def told(request: pytest.FixtureRequest) -> Told:
    return Told(story(7, request.param))


@pytest.fixture(scope="module")
def autumn() -> Told:
    return Told(story(7, TODAY))


def texts_in(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        if isinstance(step, Write | Comment | Amend | Correct):
            yield step.text
        if isinstance(step, Amend | Correct | Seal):
            yield step.reason


def words_of(deeds: tuple[Deed, ...]) -> Iterator[str]:
    for deed in deeds:
        yield from (word for word in deed.words.values() if " " in word)


def london(step: Step) -> datetime:
    return step.at.astimezone(LONDON)


def test_the_same_seed_and_day_tell_the_same_story() -> None:
    assert story(7, TODAY) == story(7, TODAY)


def test_another_seed_or_another_day_tells_another_story(autumn: Told) -> None:
    assert story(8, TODAY) != autumn.story
    assert story(7, TODAY - timedelta(days=1)) != autumn.story


def test_no_id_is_used_twice(told: Told) -> None:
    ids = [
        *(school.id for school in told.story.schools),
        *(person.id for person in told.story.people),
        *(child.id for child in told.story.children),
        *(step.entry for step in told.writes()),
        *(step.comment for step in told.story.steps if isinstance(step, Comment)),
        *(step.correction for step in told.story.steps if isinstance(step, Correct)),
    ]
    assert len(ids) == len(set(ids))
    assert {each.version for each in ids} == {4}


def test_every_step_is_about_an_entry_already_written(told: Told) -> None:
    written: dict[object, Write] = {}
    for step in told.story.steps:
        if isinstance(step, Write):
            written[step.entry] = step
        assert written[step.entry].child == step.child


def test_only_those_who_belong_at_that_moment_do_anything(told: Told) -> None:
    for step in told.story.steps:
        assert told.place(step).holds_at(step.at, london(step).date())


def test_people_and_children_meet_within_one_school(told: Told) -> None:
    schools = {person.id: person.school for person in told.story.people}
    for child in told.story.children:
        assert {schools[place.person] for place in child.circle} == {child.school}


def test_only_the_author_amends_or_seals(told: Told) -> None:
    assert told.of(Amend)
    assert told.of(Seal)
    for step in told.of(Amend, Seal):
        assert step.by == told.written(step).by


def test_only_others_correct_and_nobody_corrects_a_child(told: Told) -> None:
    assert told.of(Correct)
    for step in told.of(Correct):
        written = told.written(step)
        assert step.by != written.by
        assert told.place(written).role != "child"


def test_seen_is_once_per_reader_and_never_by_the_author(told: Told) -> None:
    seen = [(step.entry, step.by) for step in told.of(Seen)]
    assert len(seen) == len(set(seen))
    authors = {(step.entry, step.by) for step in told.writes()}
    assert not authors & set(seen)


def test_whoever_answers_has_opened_it_before(told: Told) -> None:
    opened = {(step.entry, step.by) for step in told.writes()}
    for step in told.story.steps:
        if isinstance(step, Seen):
            opened.add((step.entry, step.by))
        assert (step.entry, step.by) in opened


def test_time_only_goes_forward_and_stops_this_morning(told: Told) -> None:
    assert all(one.at < two.at for one, two in pairwise(told.story.steps))
    assert {step.at.tzinfo for step in told.story.steps} == {UTC}


@pytest.mark.parametrize("today", [TODAY, *OTHER_DAYS])
def test_the_last_school_day_has_notes_and_nothing_is_later(today: date) -> None:
    last = today - timedelta(days=1)
    while not is_school_day(last):
        last -= timedelta(days=1)
    steps = story(7, today).steps
    assert max(step.day for step in steps if isinstance(step, Write)) == last
    assert steps[-1].at < datetime.combine(today, time(7), LONDON)


def test_nobody_writes_in_the_night_and_school_only_on_school_days(told: Told) -> None:
    for step in told.story.steps:
        moment = london(step)
        assert time(6, 45) < moment.time() < time(22, 30)
        if told.place(step).side in {"school", "other"}:
            assert is_school_day(moment.date())
            assert time(8, 20) < moment.time() < time(17, 30)


def test_a_note_is_written_on_its_day_and_a_reply_is_asked_for_later(
    told: Told,
) -> None:
    for step in told.writes():
        assert step.day == london(step).date()
        assert (step.reply_by is not None) == (step.kind == "reply-needed")
        assert step.reply_by is None or step.reply_by > step.day


def test_words_are_normal_text_of_a_bearable_length(told: Told) -> None:
    for text in (*texts_in(told.story.steps), *words_of(told.story.deeds)):
        assert unicodedata.is_normalized("NFC", text)
        assert 0 < len(text) <= 20_000
        assert text == text.strip()
        assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in text)
        assert "{" not in text
    for person in told.story.people:
        assert unicodedata.is_normalized("NFC", person.name)


def test_no_note_is_told_twice(told: Told) -> None:
    counted = Counter(step.text for step in told.writes())
    assert set(counted.values()) == {1}


def test_the_school_has_the_size_it_promises(told: Told) -> None:
    assert len(told.story.children) == 12
    assert len(told.story.people) == 30
    entries = Counter(told.child_of(step).name for step in told.writes())
    assert 440 <= entries.total() <= 560
    assert entries.pop("Nguyễn Bảo Quỳnh") >= 105
    assert all(20 <= count <= 45 for count in entries.values())
    assert len(told.of(Comment, Seen)) > 500
    assert len(told.story.steps) <= 2_500


def test_every_kind_and_place_occurs_and_both_sides_write(told: Told) -> None:
    assert {step.kind for step in told.writes()} == KINDS
    assert {step.place for step in told.writes()} == PLACES
    sides = Counter(told.place(step).side for step in told.writes())
    assert set(sides) == {"home", "school", "child", "other"}
    assert sides["home"] > 200
    assert sides["school"] > 200


def test_every_circle_has_somebody_of_the_school_who_answers_for_it(
    told: Told,
) -> None:
    for child in told.story.children:
        first = child.circle[0]
        assert first.role in {"senco", "headteacher"}
        assert first.side == "school"
        assert all(first.joined < place.joined for place in child.circle[1:])
        assert {place.role for place in child.circle} <= ROLES


def test_the_four_sign_ins_stand_where_the_readme_says(told: Told) -> None:
    for who in ("parent", "teacher", "senco"):
        assert "Nguyễn Bảo Quỳnh" in told.children_of(f"{who}@demo.example")
    assert told.children_of("stranger@demo.example") == {"Freya Ashdown"}
    emails = [person.email for person in told.story.people if person.email]
    assert len(emails) == len(set(emails))
    assert len(emails) >= 14


def test_some_replies_are_late_and_some_never_come(told: Told) -> None:
    late, never = 0, 0
    for asked in told.writes():
        if asked.reply_by is None:
            continue
        side = told.place(asked).side
        answers = [
            london(step).date()
            for step in told.of(Comment)
            if step.entry == asked.entry and told.place(step).side != side
        ]
        never += not answers
        late += bool(answers) and min(answers) > asked.reply_by
    assert late >= 3
    assert never >= 3


def test_a_wrong_child_note_is_sealed_within_minutes_and_unread(told: Told) -> None:
    (sealed,) = told.of(Seal)
    written = told.written(sealed)
    assert sealed.at - written.at < timedelta(minutes=6)
    others = [step for step in told.story.steps if step.entry == sealed.entry]
    assert others == [written, sealed]


def test_mistakes_are_put_right_in_the_open(told: Told) -> None:
    assert len(told.of(Amend)) >= 4
    corrected = Counter(told.place(step).side for step in told.of(Correct))
    assert corrected["home"] >= 8
    assert corrected["school"] >= 1


def test_parents_apart_both_write_and_answer_each_other(told: Told) -> None:
    jakub = next(c for c in told.story.children if c.name.startswith("Jakub"))
    homes = {place.person for place in jakub.circle if place.side == "home"}
    writers = {step.by for step in told.writes() if step.child == jakub.id}
    answered = {
        (told.written(step).by, step.by)
        for step in told.of(Comment)
        if step.child == jakub.id
    }
    assert homes <= writers
    assert all((one, two) in answered for one in homes for two in homes - {one})


def test_two_young_people_write_for_themselves(told: Told) -> None:
    writers = {step.by for step in told.writes() if told.place(step).role == "child"}
    assert len(writers) == 2


def test_one_left_and_some_places_end(told: Told) -> None:
    places = [place for child in told.story.children for place in child.circle]
    gone = {place.person for place in places if place.left}
    assert len(gone) == 1
    assert all(place.left_reason for place in places if place.left)
    assert [place.role for place in places if place.until] == ["advocate"]


def test_somebody_never_opened_anything(told: Told) -> None:
    readers = {(step.child, step.by) for step in told.of(Seen)}
    quynh = told.story.children[0]
    assert any((quynh.id, place.person) not in readers for place in quynh.circle)


def test_scripts_emoji_and_a_very_long_note_are_there(told: Told) -> None:
    texts = [step.text for step in told.writes()]
    right_to_left = [
        text for text in texts if unicodedata.bidirectional(text[0]) == "AL"
    ]
    assert len(right_to_left) == 1
    assert any(unicodedata.category(text[0]) == "So" for text in texts)
    assert 5_000 < max(map(len, texts)) < 7_000
    assert any("old to me by" in text for text in texts)
    assert any(step.day.weekday() >= 5 for step in told.writes())
    names = "".join(person.name for person in told.story.people)
    scripts = {unicodedata.name(c).split()[0] for c in names if c.isalpha()}
    assert {"LATIN", "CYRILLIC", "ARABIC"} <= scripts


def test_no_child_is_named_in_another_childs_diary(told: Told) -> None:
    first_names = {
        key: "Quỳnh" if key == "quynh" else who.name.split()[0]
        for key, who in CHILDREN.items()
    }
    of_child = {each.name: each.id for each in told.story.children}
    for key, first_name in first_names.items():
        mine = of_child[CHILDREN[key].name]
        notes = tuple(step for step in told.story.steps if step.child != mine)
        deeds = tuple(deed for deed in told.story.deeds if deed.child != mine)
        theirs = (*texts_in(notes), *words_of(deeds))
        assert not [text for text in theirs if first_name in text]


def test_words_that_must_not_leak_are_names_and_words_of_the_notes(
    autumn: Told,
) -> None:
    words = words_that_must_not_leak(autumn.story)
    notes, deeds = texts_in(autumn.story.steps), words_of(autumn.story.deeds)
    told = "\n".join([*notes, *deeds])
    names = " ".join(who.name for who in (*PEOPLE.values(), *CHILDREN.values()))
    assert {"Hạnh", "Łukasz", "Siân", "شازیہ", "Quỳnh"} <= words
    assert all(word in told or word in names for word in words)
    assert len([word for word in words if word not in names]) >= 45


@pytest.mark.parametrize(
    "sunday",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter_moves_and_school_is_closed_around_it(sunday: date) -> None:
    assert easter(sunday.year) == sunday
    assert not is_school_day(sunday - timedelta(days=2))
    assert not is_school_day(sunday + timedelta(days=1))
