"""A photo of a child: chosen by the family, seen in a round, hidden at once."""

import re
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

from events.base import Role
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.files import HIDDEN, a_pdf, a_picture
from tests.service.classroom import a_class
from tests.service.clients import Browser, said_in, words_of
from tests.service.erased import done, samepage, whole
from tests.service.house import ADA, MAI, NOW, ZOE, House
from tests.service.pages import check_page
from tests.service.safeguards import a_lead, holds
from tests.service.test_attached_in_forms import allow, send
from tests.service.words import CHILD

PHOTO = f"{CHILD}/portrait"
MEDIA = f"{CHILD}/media"


def choose(browser: Browser, content: bytes | None = None) -> str:
    """Choose a photo; give the address of its bytes."""
    browser.opened(PHOTO)
    answer = send(browser, PHOTO, ("me.jpg", content or a_picture()))
    assert answer.status_code == 303, words_of(answer.text)
    page = browser.opened(answer.location)
    (shown,) = page.select("img.face")
    return str(shown["src"])


@pytest.fixture
def here(fresh: House) -> str:
    group = a_class(fresh, "5 Oak", [AYO, OLI], {TOM.person: Role.TEACHER})
    return f"/schools/{LARKFIELD}/classes/{group}/round"


def faces(browser: Browser, page: str) -> list[str]:
    """Give what stands for each child on a page: a photo's address, or a letter."""
    return [
        str(one["src"]) if one.name == "img" else said_in(one)
        for one in browser.opened(page).select("main .face")
    ]


@shows("service.faces:faces_of", at="if child in allowed")
@shows("service/rounds/templates/rounds/parts.html", at="pupil.portrait %}\n")
def test_f116_a_round_shows_a_photo_while_the_family_allows_pictures(
    fresh: House, here: str
) -> None:
    tom, amina = fresh.browser(TOM), fresh.browser(AMINA)
    assert faces(tom, here) == ["A", "O"]
    allow(fresh, "pictures")
    photo = choose(amina)
    assert faces(tom, here) == [photo, "O"]
    amina.opened(MEDIA)
    amina.saved(f"{MEDIA}/withdraw")
    assert faces(tom, here) == ["A", "O"]
    assert {one.get(photo).status_code for one in (tom, amina)} == {404}
    assert "It is not shown" in said_in(amina.opened(PHOTO))


@shows("projections.portraits:Portraits", at="delete(portraits).where(*same)")
def test_f116_a_photo_stands_beside_the_name_until_it_is_taken_away(
    fresh: House, here: str
) -> None:
    tom, amina = fresh.browser(TOM), fresh.browser(AMINA)
    allow(fresh, "pictures")
    photo = choose(amina)
    for page in (f"{here}/{AYO}", f"{here}/{AYO}/skip"):
        assert faces(tom, page) == [photo]
        (shown,) = tom.page.select("img.face")
        assert shown["alt"] == ""
        assert "Ayo Bello" in said_in(shown.parent)  # type: ignore[arg-type]
    assert tom.get(photo).status_code == 200
    amina.opened(PHOTO)
    amina.saved(f"{photo}/take-away")
    assert "Nobody is shown that photo any more." in said_in(amina.page)
    assert faces(tom, here) == ["A", "O"]
    assert tom.get(photo).status_code == 404


@shows("service.portraits.commands:choose_portrait", at="if not is_given")
def test_f116_a_photo_needs_the_familys_permission(fresh: House) -> None:
    senco = fresh.browser(SIAN)
    page = senco.opened(PHOTO)
    assert "There is no permission to keep pictures." in said_in(page)
    fields = {"csrf": senco.form("/sign-out")["csrf"], "key": str(uuid4())}
    files = {**fields, "files": (BytesIO(a_picture()), "me.jpg")}
    page = check_page(senco.post(PHOTO, files), 409)
    assert "A parent, a carer or the young person can give it." in said_in(page)
    allow(fresh, "pictures")
    assert senco.get(choose(senco)).status_code == 200


def test_a_photo_is_small_inert_and_kept_by_nobody_on_the_way(house: House) -> None:
    allow(house, "pictures")
    photo = choose(house.browser(AMINA), a_picture(size=(900, 600)))
    answer = house.browser(TOM).get(photo)
    assert answer.content_type == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    with Image.open(BytesIO(answer.data)) as square:
        assert square.size == (240, 240)
    for rows in house.stored().values():
        assert not any(answer.data in row or HIDDEN in row for row in rows)


def test_an_older_photo_is_not_there_any_more(hut: House) -> None:
    allow(hut, "pictures")
    amina = hut.browser(AMINA)
    older, newer = choose(amina), choose(amina, a_picture("PNG"))
    assert [amina.get(one).status_code for one in (older, newer)] == [404, 200]
    fields = amina.form(f"{newer}/take-away")
    assert amina.post(f"{older}/take-away", fields).status_code == 404
    other = newer.replace(str(AYO), str(OLI))
    assert hut.browser(ZOE).get(other).status_code == 404


def test_a_photo_is_one_picture(hut: House) -> None:
    allow(hut, "pictures")
    amina = hut.browser(AMINA)
    picture = ("a.jpg", a_picture())
    for files in ((), (picture, picture), (("a.pdf", a_pdf()),)):
        amina.opened(PHOTO)
        page = check_page(send(amina, PHOTO, *files), 422)
        assert "Choose one picture: a JPEG, a PNG or a WebP." in said_in(page)
    amina.opened(PHOTO)
    page = check_page(send(amina, PHOTO, ("a.jpg", b"not a picture")), 422)
    assert "This kind of file is not taken." in said_in(page)


def test_the_same_id_is_chosen_once(hut: House) -> None:
    allow(hut, "pictures")
    amina = hut.browser(AMINA)
    photo = choose(amina)
    amina.opened(PHOTO)
    again = photo.rpartition("/")[2]
    page = check_page(send(amina, PHOTO, ("b.jpg", a_picture()), id=again), 409)
    assert "chosen before" in said_in(page)


def test_nobody_else_sees_a_photo(fresh: House) -> None:
    """An advocate, another parent, another school, and whose view is limited."""
    allow(fresh, "pictures")
    photo = choose(fresh.browser(AMINA))
    assert fresh.browser(ADA).get(photo).status_code == 403
    assert fresh.browser(LUKASZ).get(photo).status_code == 200
    for who in (ZOE, MAI):
        assert fresh.browser(who).get(photo).status_code == 404
    assert fresh.browser().get(photo).status_code == 303
    fresh.clock.set(NOW)
    holds(a_lead(fresh), LUKASZ, "nothing-new")
    assert fresh.browser(LUKASZ).get(photo).status_code == 404
    assert fresh.browser(LUKASZ).get(PHOTO).status_code == 403


def test_the_circles_page_leads_to_it_for_those_who_choose(hut: House) -> None:
    for who, is_shown in ((AMINA, True), (SIAN, True), (TOM, False), (ADA, False)):
        page = hut.browser(who).opened(f"{CHILD}/circle")
        assert (page.find("a", href=PHOTO) is not None) is is_shown, who


def test_a_device_keeps_no_photo_of_a_round(fresh: House, here: str) -> None:
    """What is kept to go on without a connection names no photo."""
    allow(fresh, "pictures")
    photo = choose(fresh.browser(AMINA))
    page = fresh.browser(TOM).get(here).text
    assert re.findall(r'(?:src|href)="[^"]*portrait[^"]*"', page) == [f'src="{photo}"']
    assert page.count("/portrait/") == 1


def test_a_photo_of_an_erased_child_is_gone(fresh: House, tmp_path: Path) -> None:
    allow(fresh, "pictures")
    photo = choose(fresh.browser(AMINA))
    kept = len(fresh.stored()["attachments"])
    done(samepage(fresh.place, tmp_path, "erase", "child", AYO, "--yes"))
    assert kept == 1
    stored = fresh.stored()
    assert (stored["attachments"], stored["portraits"]) == ([], [])
    assert fresh.browser(TOM).get(photo).status_code == 404
    whole(fresh.place, tmp_path)


def test_the_record_says_who_chose_it(hut: House) -> None:
    allow(hut, "pictures")
    choose(hut.browser(AMINA))
    said = words_of(hut.browser(TOM).get(f"{CHILD}/audit").text)
    assert "chose a photo of the child for class rounds" in said
