"""A file is what its content is, and tells nothing but what is seen and heard."""

from collections.abc import Callable
from io import BytesIO
from zlib import crc32

import pytest
from PIL import Image

from events.media import LARGEST, MediaKind
from service.media import ogg
from service.media.cleaning import cleaned
from service.media.taken import NotTaken
from tests.features.shows import shows
from tests.files import (
    HIDDEN,
    SECRET,
    a_page,
    a_pdf,
    a_picture,
    a_track,
    a_wav,
    a_webm,
    an_aac,
    an_id3,
    an_mp3,
    an_mp4,
    an_ogg,
    box,
    crc,
    element,
    riff,
)

EVERY_KIND = [
    (a_picture("JPEG"), MediaKind.PICTURE, "image/jpeg"),
    (a_picture("PNG"), MediaKind.PICTURE, "image/png"),
    (a_picture("WEBP"), MediaKind.PICTURE, "image/webp"),
    (a_wav(), MediaKind.SOUND, "audio/wav"),
    (an_mp3(), MediaKind.SOUND, "audio/mpeg"),
    (an_aac(), MediaKind.SOUND, "audio/aac"),
    (an_ogg("opus"), MediaKind.SOUND, "audio/ogg"),
    (an_ogg("vorbis"), MediaKind.SOUND, "audio/ogg"),
    (an_mp4(brand=b"M4A ", pictures=False), MediaKind.SOUND, "audio/mp4"),
    (an_mp4(), MediaKind.VIDEO, "video/mp4"),
    (an_mp4(brand=b"qt  "), MediaKind.VIDEO, "video/quicktime"),
    (a_webm((2,)), MediaKind.SOUND, "audio/webm"),
    (a_webm(), MediaKind.VIDEO, "video/webm"),
    (a_webm(live=True), MediaKind.VIDEO, "video/webm"),
    (a_pdf(), MediaKind.DOCUMENT, "application/pdf"),
]
NAMES = [f"{number}-{one[2]}" for number, one in enumerate(EVERY_KIND)]


@pytest.mark.parametrize(("content", "kind", "media_type"), EVERY_KIND, ids=NAMES)
def test_every_kind_is_known_by_its_content_and_tells_nothing(
    content: bytes, kind: MediaKind, media_type: str
) -> None:
    file = cleaned(content, "holiday.html", None)
    assert (file.kind, file.media_type) == (kind, media_type)
    assert file.name.startswith("holiday.")
    assert not file.name.endswith(".html")
    for secret in (HIDDEN, HIDDEN[1:12], b"WHEN", SECRET.encode("utf-16-le")):
        assert secret not in file.content


@pytest.mark.parametrize(("content", "kind", "media_type"), EVERY_KIND, ids=NAMES)
def test_what_is_clean_stays_as_it_is(
    content: bytes, kind: MediaKind, media_type: str
) -> None:
    once = cleaned(content, "a", None).content
    again = cleaned(once, "a", None)
    assert (again.kind, again.media_type) == (kind, media_type)
    if kind is not MediaKind.PICTURE:
        assert again.content == once


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@shows("service.media.pictures:_made_anew", at="bare.save", case="JPEG")
def test_f71_a_picture_keeps_its_dots_alone(form: str) -> None:
    sent = a_picture(form)
    assert Image.open(BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = Image.open(BytesIO(cleaned(sent, "a", None).content))
    kept.load()
    assert (kept.format, kept.size) == (form, (80, 60))
    assert dict(kept.getexif()) == {}
    assert not {"exif", "icc_profile", "comment", "xmp", "Comment"} & set(kept.info)
    assert kept.convert("RGB").tobytes()[3 * (5 * 80 + 5)] > 200


def test_a_picture_is_turned_the_right_way_up() -> None:
    kept = Image.open(BytesIO(cleaned(a_picture(turned=True), "a", None).content))
    assert kept.size == (60, 80)


def test_a_large_picture_is_made_smaller() -> None:
    sent = a_picture(size=(4000, 1000))
    assert Image.open(BytesIO(cleaned(sent, "a", None).content)).size == (2560, 640)


def test_a_see_through_picture_stays_so() -> None:
    made = BytesIO()
    Image.new("P", (4, 4)).save(made, "PNG", transparency=0)
    assert (
        Image.open(BytesIO(cleaned(made.getvalue(), "a", None).content)).mode == "RGBA"
    )


def test_a_picture_of_four_inks_is_taken() -> None:
    made = BytesIO()
    Image.new("CMYK", (4, 4)).save(made, "JPEG")
    assert (
        Image.open(BytesIO(cleaned(made.getvalue(), "a", None).content)).mode == "RGB"
    )


def a_bomb() -> bytes:
    made = BytesIO()
    Image.new("1", (9000, 9000)).save(made, "PNG")
    return made.getvalue()


def a_greater_bomb() -> bytes:
    sent = a_picture("PNG")
    head = b"IHDR" + (60_000).to_bytes(4) * 2 + sent[24:29]
    return sent[:12] + head + crc32(head).to_bytes(4) + sent[33:]


PAGE = b"<!doctype html><script>alert(1)</script>"
REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "empty"),
    ("words", lambda: b"Just some words, and no file at all.", "not taken"),
    ("a page", lambda: PAGE, "not taken"),
    ("svg", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>', "not taken"),
    ("gif and page", lambda: b"GIF89a/*" + PAGE, "not taken"),
    ("page and pdf", lambda: PAGE + a_pdf(), "not taken"),
    ("pdf and page", lambda: a_pdf().replace(b"\n", b"\n" + PAGE, 1), "not taken"),
    ("program", lambda: b"MZ" + bytes(200), "not taken"),
    ("zip", lambda: b"PK\x03\x04" + bytes(200), "not taken"),
    ("heic", lambda: box(b"ftyp", b"heic", bytes(4), b"mif1"), "Most Compatible"),
    ("bomb", a_bomb, "too large to open"),
    ("greater bomb", a_greater_bomb, "too large to open"),
    ("half a picture", lambda: a_picture()[:300], "damaged"),
    ("half a png", lambda: a_picture("PNG")[:200], "damaged"),
    ("pdf and more", lambda: a_pdf() + b"more", "damaged"),
    ("half a pdf", lambda: a_pdf()[:60], "damaged"),
    ("one frame", lambda: an_mp3(1), "damaged"),
    ("tag alone", an_id3, "damaged"),
    ("wav of nothing", lambda: riff([(b"fmt ", bytes(16))]), "damaged"),
    ("video in ogg", lambda: a_page(0, b"\x80theora") + a_page(1, b""), "not taken"),
    ("two ogg streams", lambda: an_ogg() + a_page(3, b"", 8), "damaged"),
    ("ogg in ogg", lambda: an_ogg() + an_ogg(), "damaged"),
    (
        "ogg without comments",
        lambda: (
            an_ogg()[:200].split(b"OggS")[1].join([b"OggS", b""]) + a_page(1, b"what")
        ),
        "damaged",
    ),
    (
        "ogg that stops",
        lambda: a_page(0, b"OpusHead\x01") + a_page(1, bytes(255))[:-1] + b"",
        "damaged",
    ),
    ("mp4 of nothing", lambda: box(b"ftyp", b"isom", bytes(4)), "damaged"),
    (
        "mp4 that tells alone",
        lambda: box(b"ftyp", b"isom", bytes(4)) + box(b"moov", a_track(b"meta", 0, 4)),
        "damaged",
    ),
    ("mp4 too short", lambda: an_mp4()[:-10], "damaged"),
    ("matroska", lambda: a_webm().replace(b"webm", b"mkv "), "not taken"),
    ("words in webm", lambda: a_webm((17,)), "tells more"),
    ("half a webm", lambda: a_webm()[:-9], "damaged"),
    (
        "webm of nothing",
        lambda: element(0x1A45DFA3, element(0x4282, b"webm")),
        "damaged",
    ),
]


@pytest.mark.parametrize(
    ("content", "says"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_what_is_not_taken_says_why(content: Callable[[], bytes], says: str) -> None:
    with pytest.raises(NotTaken, match=says):
        cleaned(content(), "holiday.jpg", None)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (a_picture(), MediaKind.PICTURE),
        (an_mp3(), MediaKind.SOUND),
        (an_mp4(pictures=False, telling=False), MediaKind.SOUND),
        (an_mp4(), MediaKind.VIDEO),
        (a_pdf(), MediaKind.DOCUMENT),
    ],
)
def test_each_kind_has_its_own_size(start: bytes, kind: MediaKind) -> None:
    room = LARGEST[kind] + 1 - len(start)
    more = box(b"free", bytes(room)) if kind is not MediaKind.DOCUMENT else bytes(room)
    with pytest.raises(NotTaken, match=f"larger than {LARGEST[kind] // 1_000_000} MB"):
        cleaned(start + more, "a", None)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Sports day.JPG", "Sports day.jpg"),
        ("C:\\Users\\Amina\\beach.png", "beach.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ('a"b<c>.jpeg', "a b c.jpg"),
        ("evil\u202egpj.exe", "evil gpj.jpg"),
        ("", "Picture.jpg"),
        (".jpg", "jpg.jpg"),
        ("Cùng đi chơi 🎈.jpg", "Cùng đi chơi 🎈.jpg"),
        ("a" * 300, "a" * 100 + ".jpg"),
    ],
)
def test_a_name_is_one_plain_name_with_the_ending_of_its_content(
    sent: str, kept: str
) -> None:
    assert cleaned(a_picture(), sent, None).name == kept


def test_the_sum_of_an_ogg_page_is_right() -> None:
    made = bytearray(cleaned(an_ogg(), "a", None).content)
    starts = [at for at in range(len(made)) if made[at : at + 4] == b"OggS"]
    assert starts
    for start in starts:
        end = made.find(b"OggS", start + 4)
        page = made[start : end if end > 0 else len(made)]
        told, page[22:26] = bytes(page[22:26]), bytes(4)
        assert int.from_bytes(told, "little") == crc(page) == ogg.checksum(page)


def test_a_track_that_tells_a_place_is_blank_and_the_rest_plays() -> None:
    kept = cleaned(an_mp4(), "a", None).content
    assert len(kept) == len(an_mp4())
    assert bytes(range(200)) in kept
    assert kept.count(b"trak") == 2
    assert b"\xa9xyz" not in kept
