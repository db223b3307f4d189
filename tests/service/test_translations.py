"""A note in another language stands beside the note, and never in its place."""

from uuid import uuid4

from tests.cast import AMINA, TOM
from tests.features.shows import shows
from tests.service.clients import said_in
from tests.service.house import ADA, House
from tests.service.packing import Office
from tests.service.words import CHILD, entry_at, written

URDU = "وہ اچھی طرح سوئی۔"


@shows("service.translations.commands:add_translation", at="asking.save(translation")
def test_f108_a_translation_stands_beside_the_note(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "She slept well."))
    browser, into = fresh.browser(AMINA), f"{entry}/translate"
    assert browser.opened(entry).find("a", href=into) is not None
    browser.opened(into)
    page = browser.saved(into, language="ur", text=URDU)
    assert "She slept well." in said_in(page)
    assert "In Urdu, translated by Amina Bello" in said_in(page)
    said = page.find("div", lang="ur")
    assert said is not None
    assert (said["dir"], said.get_text()) == ("rtl", URDU)
    assert "set a translation into Urdu beside" in said_in(page)
    (told,) = fresh.program(TOM).read(entry)["translations"]
    assert (told["language"], told["by_machine"]) == ("ur", False)
    assert URDU in fresh.browser(TOM).opened(CHILD).get_text()


@shows("service/diary/templates/diary/entry_parts.html", at="}}, made by a machine")
@shows("service/diary/templates/diary/entry_parts.html", at="A machine can be wrong.")
def test_f108_what_a_machine_made_says_so(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "She slept well."))
    browser = fresh.browser(TOM)
    browser.opened(f"{entry}/translate")
    page = browser.saved(
        f"{entry}/translate", language="pl", text="Spała.", by_machine="true"
    )
    assert "In Polish, made by a machine" in said_in(page)
    assert "A machine can be wrong." in said_in(page)
    said = page.find("div", lang="pl")
    assert said is not None
    assert said["dir"] == "ltr"


def test_a_translation_needs_words_and_a_language(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "She slept well."))
    browser = fresh.browser(AMINA)
    browser.opened(f"{entry}/translate")
    browser.refused(f"{entry}/translate", 422, language="xx", text="A")
    browser.refused(f"{entry}/translate", 422, language="pl", text=" ")
    assert fresh.browser(ADA).get(f"{entry}/translate").status_code == 403


def test_the_same_translation_is_not_set_twice(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "She slept well."))
    browser, into, one = fresh.browser(AMINA), f"{entry}/translate", str(uuid4())
    browser.opened(into)
    browser.saved(into, language="pl", text="Spała.", id=one)
    browser.opened(into)
    browser.refused(into, 409, language="pl", text="Spała.", id=one)


def test_in_a_pack_a_translation_is_held_back_with_its_note(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "In confidence."))
    browser = fresh.browser(AMINA)
    browser.opened(f"{entry}/translate")
    browser.saved(f"{entry}/translate", language="pl", text="W zaufaniu.")
    office = Office.of(fresh)
    request = office.asked()
    assert "W zaufaniu." in str(office.pack(request))
    office.holds_back(request, "In confidence.")
    assert "W zaufaniu." not in str(office.pack(request))


def test_a_sealed_note_has_none(fresh: House) -> None:
    tom = fresh.program(TOM)
    entry = entry_at(written(tom, "She slept well."))
    browser = fresh.browser(AMINA)
    browser.opened(f"{entry}/translate")
    browser.saved(f"{entry}/translate", language="pl", text="Spała.")
    tom.wrote(f"{entry}/seal", {"reason": "The wrong diary."})
    assert "Spała." not in browser.opened(entry).get_text()
    browser.opened(f"{entry}/translate")
    browser.refused(f"{entry}/translate", 409, language="pl", text="Spała.")
