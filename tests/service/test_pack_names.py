"""The names of people who are not around somebody do not go out, however written."""

from uuid import uuid4

import pytest

from events.base import Space
from events.person import Person
from service.packs.strangers import Strangers, Why, told
from service.packs.words import words_of_name
from tests.cast import AMINA, LARKFIELD, TOM
from tests.files import a_picture
from tests.service.clients import words_of
from tests.service.house import House
from tests.service.packing import Office
from tests.service.test_attachments import added, allow
from tests.service.words import written

CUT = "[another person's name is held back]"
STRANGE = (
    "Oli Grant",
    "Zoe Tanaka",
    "Jo Li",
    "Will May",
    "Grace Bello",
    "Łukasz Nowak",
)
AROUND = ("Ayo Bello", "Amina Bello", "Tom Okafor")
READ = Strangers.of(map(words_of_name, STRANGE), map(words_of_name, AROUND))


def cut(text: str) -> str:
    return told(READ.apart(text)).replace(CUT, "…")


def looked_at(text: str) -> list[str]:
    shown = {Why.LOOK, Why.CUT_AND_LOOK}
    return [part.said for part in READ.apart(text) if part.why in shown]


@pytest.mark.parametrize(
    ("said", "goes_out"),
    [
        ("She played with Oli Grant.", "She played with …."),
        ("oli grant played", "… played"),
        ("OLI shouted", "… shouted"),
        ("Oli's mum and Zoe’s car", "…'s mum and …’s car"),
        ("Olis bag", "… bag"),
        ("Oli-Grant x", "… x"),
        ("Oli_Grant y", "… y"),
        ("oli_grant_park.jpg", "…_park.jpg"),
        ("Ol\u200bi z", "… z"),
        ("Ｏｌｉ z", "… z"),
        ("OliGrant", "…"),
        ("ZoeTanakaPark.png", "…Park.png"),
        ("Lukasz and ŁUKASZ NOWAK", "… and …"),
        ("Mail oli.grant@mail.example.", "Mail …."),
        ("Mail ogrant-tanaka7@mail.example now", "Mail … now"),
        ("Mail ayo@mail.example", "Mail ayo@mail.example"),
        ("Jo took her home, and jo li too", "… took her home, and … too"),
        ("a jo and a li", "a jo and a li"),
        ("Ollie and Olive stay", "Ollie and Olive stay"),
        ("We met Grace Bello and Ayo Bello.", "We met … and Ayo Bello."),
        ("Oli Bello hit Bello", "… hit Bello"),
        ("will may", "will may"),
        ("They will. In may.", "They will. In may."),
        ("A trip with Will, and Will May", "A trip with …, and …"),
    ],
)
def test_a_name_is_cut_however_it_is_written(said: str, goes_out: str) -> None:
    assert cut(said) == goes_out


def test_what_may_be_a_word_or_a_name_is_shown_to_the_checker() -> None:
    said = "Will you come in May? Grace was said. We will, with grace."
    assert cut(said) == "Will you come in …? Grace was said. We will, with grace."
    assert looked_at(said) == ["Will", "May", "Grace"]
    assert looked_at("Grace Bello hit her.") == []
    assert looked_at("Then Hassan Bello hit her, and Amina Bello.") == ["Bello"]


def test_a_text_is_told_whole_but_for_the_names() -> None:
    said = "Ol\u200bí, Zoe\u00ad and 🎈 e\u0301te\u0301 Łukasz\n"
    assert "".join(part.said for part in READ.apart(said)) == said
    assert cut(said) == "…, … and 🎈 e\u0301te\u0301 …\n"


def test_no_name_of_a_stranger_goes_out_in_words_files_or_alt_texts(
    fresh: House,
) -> None:
    office, amina = Office.of(fresh), fresh.program(AMINA)
    allow(fresh)
    with fresh.services.store.unit(LARKFIELD) as unit:
        renamed = Person(id=uuid4(), name="Petra Vogel", by=None)
        renamed.rename("Petra Wagner", by=None)
        unit.save(renamed, log=unit.log_of(None, Space.REGISTER))
    note = written(amina, "with oli at PetraVogel's")
    added(
        amina,
        note,
        a_picture(),
        name="oli_grant_park.jpg",
        description="oli at the park",
    )
    request = office.asked()
    said = str(office.pack(request)).casefold()
    assert "at the park" in said
    assert not [name for name in ("oli", "grant", "petra", "vogel") if name in said]
    archive = office.archive(request)
    assert b"oli_grant" not in archive["pack.html"]


def test_whoever_checks_a_pack_sees_each_cut_in_its_place(fresh: House) -> None:
    office, tom = Office.of(fresh), fresh.program(TOM)
    with fresh.services.store.unit(LARKFIELD) as unit:
        stranger = Person(id=uuid4(), name="Hope Adeyemi", by=None)
        unit.save(stranger, log=unit.log_of(None, Space.REGISTER))
    written(tom, "Hope is all. Then Hope and oli came.")
    request = office.asked()
    page = office.lead.opened(f"{request}/pieces")
    marks = [words_of(str(one)) for one in page.select("mark.cut")]
    assert marks == [
        "look at this, it goes out: Hope",
        "cut out, look at this: Hope",
        "cut out: oli",
    ]
    assert "3 places are marked." in page.get_text(" ")
    told = str(office.pack(request))
    assert f"Hope is all. Then {CUT} and {CUT} came." in told.replace("\\'", "'")
