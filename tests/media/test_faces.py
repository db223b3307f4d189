"""A child's photo is a small square that tells nothing of where it was taken."""

from io import BytesIO

import pytest
from PIL import Image

from service.media.cleaning import cleaned
from service.media.faces import SIDE, face
from tests.files import HIDDEN, a_picture


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(900, 600), (60, 80)])
def test_a_photo_becomes_a_small_square(form: str, size: tuple[int, int]) -> None:
    made = face(cleaned(a_picture(form, size), "a", None).content)
    with Image.open(BytesIO(made)) as square:
        assert (square.format, square.size) == ("JPEG", (SIDE, SIDE))
        assert not square.getexif()
    assert HIDDEN not in made
    assert len(made) < 50_000


def test_what_can_be_seen_through_becomes_white() -> None:
    clear = BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(BytesIO(face(clear.getvalue()))) as square:
        assert square.getpixel((120, 120)) == (255, 255, 255)
