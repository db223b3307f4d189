"""A note that is wrong: a marker beside it, a check, and an answer; both stay."""

from uuid import uuid4

import pytest

from events.base import Actor, Duty, Side
from tests.cast import AMINA, AYO_IN_PERSON, OLI, SIAN, STRANGER, TOM
from tests.service.clients import read
from tests.service.house import ADA, NOW, ZOE, House
from tests.service.words import CHILD, entry_at, written
from tests.statements import asked_of


def disputed(house: House, by: Actor, entry: str, **more: object) -> dict[str, object]:
    body = {"text": "It was Tuesday.", **more}
    return house.program(by).wrote(f"{entry_at(entry)}/disputes", body)


def test_who_may_only_read_cannot_put_words_beside_a_note(house: House) -> None:
    entry = written(house.program(TOM), "It was Monday.")
    answer = house.program(ADA).post(f"{entry_at(entry)}/disputes", {"text": "No."})
    assert answer.status_code == 403


@pytest.mark.parametrize("who", [AMINA, SIAN, AYO_IN_PERSON])
def test_whoever_writes_in_the_diary_can_say_that_a_note_is_wrong(
    house: House, who: Actor
) -> None:
    entry = written(house.program(TOM), "It was Monday.")
    told = disputed(house, who, entry)
    assert (told["answer_by"], told["restricted"]) == ("2026-10-08", False)
    for reader in (AMINA, TOM, ADA):
        row = house.program(reader).read(entry_at(entry))
        (one,) = row["disputes"]
        assert one == {name: told[name] for name in one}
        assert one["by"] == str(who.person)
        assert row["text"] == "It was Monday."


def test_the_marker_is_on_every_page_until_it_is_answered(house: House) -> None:
    entry = written(house.program(TOM), "He never eats.")
    browser = house.browser(AMINA)
    browser.opened(entry_at(entry))
    browser.opened(f"{entry_at(entry)}/dispute")
    page = browser.saved(
        f"{entry_at(entry)}/dispute", text="He ate twice.", restrict="true"
    )
    assert "Everyone sees that this is disputed." in page.get_text()
    for path in (entry_at(entry), CHILD):
        said = " ".join(house.browser(TOM).opened(path).get_text().split())
        assert "Being checked: do not use for decisions." in said
        assert "Disputed by Amina Bello" in said
        assert "Answer by Thursday 8 October 2026." in said
        assert "He ate twice." in said
        assert "He never eats." in said


def test_a_keeper_answers_and_both_stay(house: House) -> None:
    entry = written(house.program(TOM), "He was rude.")
    dispute = disputed(house, AMINA, entry, restrict=True)["id"]
    at = f"{CHILD}/disputes/{dispute}"
    assert house.browser(TOM).opened(at).find("form", action=f"{at}/settle") is None
    browser = house.browser(SIAN)
    browser.opened(at)
    page = browser.refused(f"{at}/settle", 422, outcome="stays-as-opinion")
    assert "Write at least one word." in page.get_text()


def test_both_stay_after_the_answer(house: House) -> None:
    entry = written(house.program(TOM), "He was rude.")
    dispute = disputed(house, AMINA, entry, restrict=True)["id"]
    at = f"{CHILD}/disputes/{dispute}"
    browser = house.browser(SIAN)
    browser.opened(at)
    why = "Tom saw it so."
    browser.saved(f"{at}/settle", outcome="stays-as-opinion", reason=why)
    row = house.program(AMINA).read(entry_at(entry))
    (one,) = row["disputes"]
    assert (one["outcome"], one["reason"]) == ("stays-as-opinion", "Tom saw it so.")
    assert (row["restricted"], one["restricted"]) == (False, False)
    said = " ".join(house.browser(AMINA).opened(entry_at(entry)).get_text().split())
    assert "It stays as an opinion. It is the opinion of Tom Okafor." in said
    assert "He was rude." in said
    body = {"outcome": "corrected", "reason": "Again."}
    again = house.program(SIAN).post(f"{at}/settlement", body)
    assert again.status_code == 409
    assert "settled before" in read(again)["detail"]
    assert house.program(AMINA).post(f"{at}/restriction", None).status_code == 409


def test_the_data_protection_lead_answers_too(fresh: House) -> None:
    lead = fresh.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL))
    entry = written(fresh.program(TOM), "It was Monday.")
    dispute = disputed(fresh, AMINA, entry)["id"]
    browser = fresh.browser(lead)
    page = browser.opened(f"{CHILD}/disputes")
    assert "Answer by Thursday 8 October 2026." in page.get_text()
    at = f"{CHILD}/disputes/{dispute}"
    assert "It was Monday." in browser.opened(at).get_text()
    browser.saved(f"{at}/settle", outcome="corrected", reason="It was Tuesday.")
    assert fresh.program(lead).read(f"{CHILD}/disputes") == {"items": []}
    assert fresh.program(lead).get(entry_at(entry)).status_code == 404


def test_a_restriction_comes_and_goes(house: House) -> None:
    entry = written(house.program(TOM))
    dispute = disputed(house, AMINA, entry)["id"]
    at = f"{CHILD}/disputes/{dispute}"
    home = house.browser(AMINA)
    home.opened(at)
    home.saved(f"{at}/restrict")
    assert house.program(TOM).read(entry_at(entry))["restricted"] is True
    assert house.program(TOM).post(f"{at}/restriction", None).status_code == 409
    body = {"reason": "It is needed today."}
    assert house.program(TOM).post(f"{at}/restriction-end", body).status_code == 403
    keeper = house.browser(SIAN)
    keeper.opened(at)
    keeper.saved(f"{at}/end-restriction", reason="It is needed today.")
    assert house.program(TOM).read(at)["restricted"] is False
    assert house.program(SIAN).post(f"{at}/restriction-end", body).status_code == 409
    assert house.program(TOM).wrote(f"{at}/restriction", None)["restricted"] is True
    assert house.program(SIAN).wrote(f"{at}/restriction-end", body)["restricted"] is (
        False
    )


def test_looking_back_shows_the_marker_from_when_it_was_set(house: House) -> None:
    tom = house.program(TOM)
    entry = written(tom)
    before = tom.read(entry_at(entry))["history"][-1]["at"]
    dispute = disputed(house, AMINA, entry)["id"]
    after = tom.read(entry_at(entry))["history"][-1]["at"]
    body = {"outcome": "cannot-be-known", "reason": "Nobody was there."}
    house.program(SIAN).wrote(f"{CHILD}/disputes/{dispute}/settlement", body)
    for moment, outcomes in ((before, []), (after, [None])):
        then = tom.read(f"{CHILD}/timeline?as_at={moment}")["items"]
        (row,) = [one for one in then if one["id"] == entry]
        assert [one["outcome"] for one in row["disputes"]] == outcomes


def test_an_answer_to_a_write_has_the_markers(house: House) -> None:
    tom = house.program(TOM)
    entry = written(tom)
    disputed(house, AMINA, entry)
    told = tom.wrote(f"{entry_at(entry)}/comments", {"text": "I look into it."})
    assert len(told["disputes"]) == 1


def test_a_sealed_note_has_no_marker(house: House) -> None:
    tom = house.program(TOM)
    entry = written(tom)
    dispute = disputed(house, AMINA, entry)["id"]
    tom.wrote(f"{entry_at(entry)}/seal", {"reason": "The wrong child."})
    assert tom.read(entry_at(entry))["disputes"] == []
    assert tom.get(f"{CHILD}/disputes/{dispute}").status_code == 404
    refused = tom.post(f"{entry_at(entry)}/disputes", {"text": "Wrong."})
    assert refused.status_code == 409
    assert str(dispute) not in str(tom.read(f"{CHILD}/disputes"))


@pytest.mark.parametrize("who", [ZOE, STRANGER])
def test_a_dispute_is_not_there_for_others(house: House, who: Actor) -> None:
    entry = written(house.program(TOM))
    dispute = disputed(house, AMINA, entry)["id"]
    for one in (f"{CHILD}/disputes/{dispute}", f"/children/{OLI}/disputes/{dispute}"):
        assert house.program(who).get(one).status_code == 404
    body = {"outcome": "corrected", "reason": "A"}
    elsewhere = house.program(SIAN).post(
        f"/children/{OLI}/disputes/{dispute}/settlement", body
    )
    assert elsewhere.status_code == 404


def test_words_that_cannot_be_kept(lodge: House) -> None:
    tom = lodge.program(TOM)
    entry = written(tom)
    at = f"{entry_at(entry)}/disputes"
    assert tom.post(at, {"text": " "}).status_code == 422
    first = disputed(lodge, AMINA, entry, id=str(uuid4()))["id"]
    assert tom.post(at, {"text": "A", "id": first}).status_code == 409
    nowhere = f"{CHILD}/entries/{uuid4()}/disputes"
    assert tom.post(nowhere, {"text": "A"}).status_code == 404
    browser = lodge.browser(AMINA)
    form = f"{entry_at(entry)}/dispute"
    browser.opened(form)
    page = browser.refused(form, 422, text="", restrict="true")
    assert page.select_one("#restrict[checked]")


def test_a_long_list_asks_no_more_than_a_short_one(fresh: House) -> None:
    asked, told = [], []
    for number in (1, 3):
        for _ in range(number):
            disputed(fresh, AMINA, written(fresh.program(TOM), "He was rude."))
        tom = fresh.program(TOM)
        fresh.clock.set(NOW)  # so that neither is the first use in a minute
        tom.read(f"{CHILD}/disputes")
        fresh.clock.set(NOW)
        with asked_of(fresh.services.store.database.engine) as statements:
            told = tom.read(f"{CHILD}/disputes")["items"]
        asked.append(len(statements))
    assert len(told) == 4
    assert asked[0] == asked[1]
