"""A legal hold keeps everything about whom it names, and everything beyond may go."""

from pathlib import Path
from uuid import UUID

import pytest

from events.base import Actor, Space
from events.circle import Circle
from events.hold import Hold, Whom
from tests.canary import CANARY
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    OLI,
    SIAN,
    SUNDAY,
    TOM,
    a_new_id,
    a_note,
)
from tests.service.erased import hold_on, keys_in, opened, run, with_canaries
from tests.service.house import BEN, ZOE, House


def a_note_by(house: House, who: Actor, text: str, child: UUID = AYO) -> UUID:
    with house.services.store.unit(LARKFIELD) as unit:
        note = a_note(text, by=who, child=child)
        unit.save(note, log=unit.log_of(child, Space.SHARED))
    return note.id


def kept(house: House, tmp: Path, *words: object, typed: str = "") -> str:
    """Try to erase, and see that nothing changed; give what was said."""
    before = opened(house.place), keys_in(house.place.key_dir)
    said = run(house.place, tmp, "erase", *words, "--yes", typed=typed)
    assert said.exit_code == 1, said.output
    assert "A legal hold keeps this: Siân Rees placed it on Tuesday 8" in said.stderr
    assert (opened(house.place), keys_in(house.place.key_dir)) == before
    return said.stderr


def goes(house: House, tmp: Path, *words: object, typed: str = "") -> None:
    said = run(house.place, tmp, "erase", *words, "--yes", typed=typed)
    assert said.exit_code == 0, said.output
    assert "Erased, and the key file is a new one." in said.output


def test_a_hold_on_a_child_keeps_the_record_and_the_people_in_it(
    fresh: House, tmp_path: Path
) -> None:
    entry = with_canaries(fresh)
    hold = hold_on(fresh, Whom.CHILD, AYO)
    said = kept(fresh, tmp_path, "child", AYO)
    assert f"nothing about child {AYO} is erased" in said
    assert f"It has the number {hold}." in said
    assert "can lift it, with a reason" in said
    kept(fresh, tmp_path, "mention", entry, typed=CANARY)
    for person in (AMINA, BEN, AYO_IN_PERSON):
        kept(fresh, tmp_path, "person", person.person)
    goes(fresh, tmp_path, "person", ZOE.person)
    goes(fresh, tmp_path, "child", OLI)


def test_a_hold_on_a_person_keeps_each_record_they_stand_in(
    fresh: House, tmp_path: Path
) -> None:
    """Tom wrote about Oli once, and was never of the circle."""
    with_canaries(fresh)
    hold_on(fresh, Whom.PERSON, TOM.person)
    said = kept(fresh, tmp_path, "child", AYO)
    assert f"nothing about person {TOM.person} is erased" in said
    kept(fresh, tmp_path, "child", OLI)
    kept(fresh, tmp_path, "person", TOM.person)
    goes(fresh, tmp_path, "person", ZOE.person)


def test_a_hold_on_who_only_belonged_keeps_the_record(
    hut: House, tmp_path: Path
) -> None:
    hold_on(hut, Whom.PERSON, BEN.person)
    kept(hut, tmp_path, "child", AYO)
    goes(hut, tmp_path, "child", OLI)


def test_a_hold_on_a_child_keeps_who_only_wrote_about_them(
    hut: House, tmp_path: Path
) -> None:
    a_note_by(hut, TOM, "Oli counted to ten.", OLI)
    hold_on(hut, Whom.CHILD, OLI)
    kept(hut, tmp_path, "person", TOM.person)
    goes(hut, tmp_path, "person", LUKASZ.person)


def test_a_hold_on_a_sibling_keeps_a_child_who_stands_in_their_record(
    hut: House, tmp_path: Path
) -> None:
    with hut.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, OLI)
        assert circle is not None
        circle.join(AYO_IN_PERSON, "Ayo Bello", None, by=SIAN.person, today=SUNDAY)
        unit.save(circle, log=unit.log_of(OLI, Space.SHARED))
    hold_on(hut, Whom.CHILD, OLI)
    kept(hut, tmp_path, "child", AYO)


def test_a_hold_on_a_person_keeps_the_words_of_what_they_wrote(
    fresh: House, tmp_path: Path
) -> None:
    commented = with_canaries(fresh)
    toms = a_note_by(fresh, TOM, "Ayo met Zora.")
    hold_on(fresh, Whom.PERSON, AMINA.person)
    kept(fresh, tmp_path, "mention", commented, typed=CANARY)
    goes(fresh, tmp_path, "mention", toms, typed="zora")


@pytest.mark.parametrize(
    ("whom", "subject", "named"),
    [
        (Whom.PERSON, AMINA.person, "amina"),
        (Whom.PERSON, LUKASZ.person, "Zając"),
        (Whom.CHILD, AYO, "Ayo"),
    ],
)
def test_a_hold_keeps_mentions_of_whom_it_names_wherever_they_are(
    hut: House, tmp_path: Path, whom: Whom, subject: UUID, named: str
) -> None:
    entry = a_note_by(hut, ZOE, f"Oli met {named} and Zora.", OLI)
    hold_on(hut, whom, subject)
    kept(hut, tmp_path, "mention", entry, typed=f"{named} and")
    goes(hut, tmp_path, "mention", entry, typed="Zora")


def test_what_a_hold_kept_goes_when_it_is_lifted(hut: House, tmp_path: Path) -> None:
    number = hold_on(hut, Whom.PERSON, AMINA.person)
    kept(hut, tmp_path, "child", AYO)
    with hut.services.store.unit(LARKFIELD) as unit:
        hold = unit.find(Hold, number)
        assert hold is not None
        hold.lift("It was decided.", by=SIAN.person)
        unit.save(hold, log=unit.log_of(None, Space.REGISTER))
    goes(hut, tmp_path, "child", AYO)


def test_a_hold_on_whom_no_name_is_known_of_keeps_no_mention(
    hut: House, tmp_path: Path
) -> None:
    entry = a_note_by(hut, ZOE, "Oli met Zora.", OLI)
    hold_on(hut, Whom.PERSON, a_new_id())
    goes(hut, tmp_path, "mention", entry, typed="Zora")
