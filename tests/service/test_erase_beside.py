"""A mention goes from a note and from everything that people put beside it."""

from pathlib import Path
from typing import Any

from tests.canary import CANARY
from tests.cast import AMINA, SIAN, TOM
from tests.files import a_picture
from tests.service.erased import certificates, done, opened, raw, samepage, whole
from tests.service.house import House
from tests.service.test_attachments import added, allow, file_at
from tests.service.words import CHILD, entry_at, written


def told_everywhere(house: House) -> tuple[str, dict[str, Any]]:
    """Name the canary in each text that can stand beside a note; give note and file."""
    allow(house)
    amina, tom = house.program(AMINA), house.program(TOM)
    entry = written(amina, f"Oh {CANARY} today.")
    at = entry_at(entry)
    tom.wrote(f"{at}/comments", {"text": f"{CANARY} again."})
    tom.wrote(f"{at}/corrections", {"text": f"No {CANARY}.", "reason": f"{CANARY}?"})
    amina.wrote(f"{at}/amendments", {"text": f"A {CANARY}.", "reason": f"So {CANARY}."})
    file = added(
        amina, entry, a_picture(), name="a.jpg", description=f"{CANARY} on the swing"
    )
    dispute = tom.wrote(f"{at}/disputes", {"text": f"{CANARY} was not there."})
    said = {"outcome": "cannot-be-known", "reason": f"{CANARY} is away."}
    house.program(SIAN).wrote(f"{CHILD}/disputes/{dispute['id']}/settlement", said)
    return entry, file


def test_a_mention_goes_from_all_that_stands_beside_the_entry(
    fresh: House, tmp_path: Path
) -> None:
    entry, file = told_everywhere(fresh)
    other = written(fresh.program(TOM), "Zora sang.")
    assert opened(fresh.place).count(CANARY) == 9
    said = samepage(
        fresh.place, tmp_path, "erase", "mention", entry, "--yes", typed=f"{CANARY}\n"
    )
    done(said)
    assert "18 pieces of the texts of the entry and beside it" in said.out
    assert "What stays too: 1 file beside the entry. Look into" in said.out
    assert CANARY not in opened(fresh.place)
    assert raw(fresh.place, tmp_path) == []
    whole(fresh.place, tmp_path)
    amina = fresh.program(AMINA)
    told = amina.read(entry_at(entry))
    assert told["attachments"][0]["description"] == "[erased]"
    assert amina.get(file_at(file)).status_code == 200
    assert amina.read(entry_at(other))["text"] == "Zora sang."
    (certificate,) = certificates(fresh)
    assert certificate.fields == "description, reason, text"
    assert certificate.facts == 7


def test_the_words_beside_an_entry_can_be_erased_alone(
    hut: House, tmp_path: Path
) -> None:
    entry, file = told_everywhere(hut)
    words = ("erase", "mention", file["id"], "--yes")
    done(samepage(hut.place, tmp_path, *words, typed=f"{CANARY}\n"))
    assert opened(hut.place).count(CANARY) == 8
    told = hut.program(TOM).read(entry_at(entry))
    assert told["attachments"][0]["description"] == "[erased]"
