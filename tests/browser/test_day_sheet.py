"""A day sheet as it comes out of a printer, and as a phone's camera sees it."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.browser.school import TEACHER, School

pytestmark = pytest.mark.browser
A4 = (595, 842)


def open_sheet(page: Page, school: School, child: str) -> None:
    """Switch every section on, so that the sheet is as full as it can be."""
    page.goto(f"{school.address}/children/{child}/day")
    for box in page.locator("[name^=section-]").all():
        box.check()
    page.locator("[name=rhythm][value=every-school-day]").check(force=True)
    page.get_by_role("button", name="Save what we tell").click()
    page.goto(f"{school.address}/children/{child}/sheet?day=2026-11-04")
    expect(page.locator(".sheet__part")).to_have_count(13)


def test_a_full_sheet_is_one_page_of_a4_and_a_camera_reads_it(
    opened: Open, school: School, known: Mapping[str, str], tmp_path: Path
) -> None:
    page = opened(session=school.session_of(TEACHER)).page
    open_sheet(page, school, known["quynh"])
    page.emulate_media(media="print")
    for hidden in (".bar", ".foot", ".ways", ".sheet-ways"):
        expect(page.locator(hidden)).to_be_hidden()
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    (paper,) = PdfReader(tmp_path / "sheet.pdf").pages
    size = (float(paper.mediabox.width), float(paper.mediabox.height))
    assert size == pytest.approx(A4, abs=1)
    said = paper.extract_text()
    for words in ("Who collects", "School transport", "In an emergency, phone 999."):
        assert words in said
    seen = Image.open(BytesIO(page.locator(".sheet__picture").screenshot())).convert(
        "L"
    )
    image = memoryview(seen.tobytes()).cast("B", [seen.height, seen.width])
    (found,) = zxingcpp.read_barcodes(image)
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Bring this sheet").click()
    assert page.url == found.text
