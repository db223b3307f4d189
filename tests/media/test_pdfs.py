"""A PDF is written anew: what it shows stays; what it tells, runs or hides does not."""

import time
import zlib
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from service.media import apart, documents
from service.media.cleaning import cleaned
from service.media.jpeg import bare
from service.media.pdf_copy import written_anew
from service.media.taken import NotTaken
from tests.files import HIDDEN, SECRET, a_pdf, a_picture, a_stream, pdf_of

PAGES = [
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R%s>>",
    a_stream(b"BT (Seen) Tj ET"),
]
CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"


def with_page(names: bytes, *more: bytes, catalog: bytes = b"") -> bytes:
    """A PDF whose one page has more *names*; *more* are things from number 5 on."""
    pages, page, shown = PAGES
    return pdf_of([CATALOG % catalog, pages, page % names, shown, *more])


def packed(catalog: bytes, *more: bytes) -> bytes:
    """A PDF whose catalogue lies compressed among other things, as most have it."""
    inside, heads = b"", b""
    for number, one in ((1, CATALOG % catalog), *enumerate(more, start=5)):
        heads += b"%d %d " % (number, len(inside))
        inside += one + b" "
    first = len(heads)
    stream = zlib.compress(heads + inside)
    names = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (1 + len(more), first)
    objects = [PAGES[0], PAGES[1] % b"", PAGES[2], a_stream(stream, names)]
    made, rows = b"%PDF-1.5\n", {}
    for number, one in zip((2, 3, 4, 20), objects, strict=True):
        rows[number] = b"\x01" + len(made).to_bytes(4) + b"\0"
        made += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    for place, number in enumerate((1, *range(5, 5 + len(more)))):
        rows[number] = b"\x02" + (20).to_bytes(4) + bytes([place])
    start = len(made)
    table = b"".join(rows.get(number, bytes(6)) for number in range(21))
    head = b"/Type/XRef/W[1 4 1]/Size 21/Root 1 0 R/Filter/FlateDecode"
    made += b"21 0 obj\n" + a_stream(zlib.compress(table), head) + b"\nendobj\n"
    return made + b"startxref\n%d\n%%%%EOF\n" % start


SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
ACTIVE = {
    "script on opening": packed(b"/OpenAction" + SCRIPT),
    "script by name": packed(b"/Names<</JavaScript<</Names[(a)5 0 R]>>>>", SCRIPT),
    "another file": packed(
        b"/Names<</EmbeddedFiles<</Names[(a)5 0 R]>>>>", b"<</Type/Filespec/F(a)>>"
    ),
    "form that sends": with_page(
        b"/Annots[<</Subtype/Widget/Rect[0 0 9 9]/A<</S/SubmitForm/F(a)>>>>]"
    ),
    "program": with_page(b"/AA<</O<</S/Launch/F(a.exe)>>>>"),
    "file beside the page": with_page(
        b"/Annots[5 0 R]", b"<</Subtype/FileAttachment/Rect[0 0 9 9]>>"
    ),
    "file in a stream": with_page(
        b"/More 5 0 R", a_stream(b"a", b"/Type/EmbeddedFile")
    ),
    "form in another language": with_page(b"", catalog=b"/AcroForm<</XFA[]>>"),
    "hidden name": packed(b"/OpenAction<</S/Java#53cript/J#53(a)>>"),
    "picture that is not read": with_page(
        b"/Resources 5 0 R",
        b"<</XObject<</P 6 0 R>>>>",
        a_stream(HIDDEN, b"/Subtype/Image/Filter/JPXDecode"),
    ),
}


@pytest.mark.parametrize("content", ACTIVE.values(), ids=ACTIVE.keys())
def test_what_acts_or_brings_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(NotTaken, match=r"holds a program, another file.*new PDF"):
        cleaned(content, "a.pdf", None)


def photo(names: bytes = b"/Filter/DCTDecode", content: bytes = b"") -> bytes:
    inside = content or a_picture()
    return a_stream(inside, b"/Subtype/Image/Width 80/Height 60" + names)


RESOURCES = b"/Resources<</XObject<</P 5 0 R>>>>"


@pytest.mark.parametrize(
    "image",
    [
        photo(),
        photo(b"/Filter[/DCTDecode]/Metadata 6 0 R"),
        photo(
            b"/Filter[/FlateDecode/DCTDecode]/DecodeParms[null null]",
            zlib.compress(a_picture()),
        ),
    ],
)
def test_a_photo_in_a_pdf_loses_its_place_and_keeps_its_dots(image: bytes) -> None:
    sent = with_page(RESOURCES, image, a_stream(HIDDEN, b"/Type/Metadata"))
    kept = cleaned(sent, "a.pdf", None).content
    assert HIDDEN not in kept
    assert bare(a_picture()) in kept


TELLS = {
    "xmp": with_page(b"/Metadata 5 0 R", a_stream(HIDDEN), catalog=b"/Metadata 5 0 R"),
    "xmp in a dictionary": with_page(
        b"/Resources<</Font<</F<</Metadata 5 0 R>>>>>>", a_stream(HIDDEN)
    ),
    "what the writer kept": with_page(b"/PieceInfo<</A(" + HIDDEN + b")>>"),
    "place on the earth": with_page(b"/VP[<</Measure(" + HIDDEN + b")>>]"),
    "who wrote a note": with_page(
        b"/Annots[<</Subtype/Text/Rect[0 0 9 9]/T(" + HIDDEN + b")/M(WHEN)>>]"
    ),
    "signature": with_page(
        b"/Annots[5 0 R]",
        b"<</Subtype/Widget/Rect[0 0 9 9]/V<</ByteRange[]/Name(" + HIDDEN + b")>>>>",
    ),
    "what nothing refers to": with_page(b"", b"<</A(" + HIDDEN + b")>>"),
    "an earlier version": with_page(b"") + a_pdf(),
    "press that runs by a name": with_page(
        b"/Annots[<</Rect[0 0 9 9]/A<</S/Named/N(" + HIDDEN + b")>>>>]"
    ),
    "link to a file": with_page(
        b"/Annots[<</Rect[0 0 9 9]/A<</S/URI/URI(file:" + HIDDEN + b")>>>>]"
    ),
    "stream of another file": with_page(
        b"/Resources 5 0 R", a_stream(b"", b"/F(" + HIDDEN + b")")
    ),
}


@pytest.mark.parametrize("content", TELLS.values(), ids=TELLS.keys())
def test_what_a_pdf_tells_beside_its_pages_is_not_written(content: bytes) -> None:
    kept = cleaned(content, "a.pdf", None).content
    for told in (HIDDEN, SECRET.encode("utf-16-be"), b"WHEN", b"Metadata"):
        assert told not in kept
    assert len(PdfReader(BytesIO(kept)).pages) == 1
    assert cleaned(kept, "a.pdf", None).content == kept


def test_what_helps_to_read_stays() -> None:
    sent = with_page(
        b"/Annots[5 0 R<</Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]>>>>]",
        b"<</Subtype/Widget/FT/Tx/T(name)/V(Ayo)/Rect[0 0 9 9]"
        b"/A<</S/URI/URI(https://a.example)/Next<</S/GoTo>>>>/Missing 99 0 R>>",
        catalog=b"/Lang(en)/StructTreeRoot<</K[]>>/AcroForm<</Fields[5 0 R]>>",
    )
    kept = PdfReader(BytesIO(cleaned(sent, "a.pdf", None).content))
    assert kept.root_object.raw_get("/Lang") == "en"
    assert "/StructTreeRoot" in kept.root_object
    assert (kept.get_fields() or {})["name"].value == "Ayo"
    field, link = kept.pages[0].annotations or []
    assert field.get_object()["/A"] == {"/S": "/URI", "/URI": "https://a.example"}
    assert link.get_object()["/A"]["/S"] == "/GoTo"
    assert kept.pages[0]["/Contents"].get_object() is not None
    assert b"BT (Seen) Tj ET" in cleaned(sent, "a.pdf", None).content


def locked(word: str) -> bytes:
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt(word, "owner", algorithm="AES-256")
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("word", ["", "secret"])
def test_a_locked_pdf_is_refused(word: str) -> None:
    for sent in (locked(word), locked(word).replace(b"/Encrypt ", b"/#45ncrypt ")):
        with pytest.raises(NotTaken, match="has a password"):
            cleaned(sent, "a.pdf", None)


BROKEN = {
    "no page": pdf_of([CATALOG % b"", b"<</Type/Pages/Kids[]/Count 0>>"]),
    "nothing": b"%PDF-1.4\n%%EOF\n",
    "half a photo": with_page(RESOURCES, photo(content=a_picture()[:300])),
    "pages in a ring": pdf_of([b"2 0 R", b"1 0 R"]),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(NotTaken, match="damaged or not whole"):
        cleaned(content, "a.pdf", None)


def a_bomb() -> bytes:
    zeros = zlib.compress(b"\0" * 300_000_000, 9)
    return with_page(RESOURCES, photo(b"/Filter[/FlateDecode/DCTDecode]", zeros))


BOMBS = {
    "deep": with_page(b"/Resources 5 0 R", b"[" * 100_000 + b"]" * 100_000),
    "wide": with_page(b"/Resources 5 0 R", b"[" + b"[]" * 400_000 + b"]"),
    "full of zeros": a_bomb(),
}


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS.keys())
def test_a_pdf_that_takes_too_much_is_refused(content: bytes) -> None:
    start = time.monotonic()
    with pytest.raises(NotTaken, match="PDF"):
        cleaned(content, "a.pdf", None)
    assert time.monotonic() - start < documents.SECONDS


@pytest.mark.parametrize(
    "program",
    ["import time; time.sleep(60)", "raise SystemExit(1)"],
)
def test_a_process_that_does_not_answer_is_ended(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(documents, "SECONDS", 1)
    monkeypatch.setattr(documents, "APART", (*documents.APART[:2], "-c", program))
    with pytest.raises(NotTaken, match="too tangled to open here"):
        documents.clean(a_pdf())


def test_what_is_said_apart_is_what_is_said_here() -> None:
    assert apart.answer_to(a_pdf()) == documents.TAKEN + written_anew(a_pdf())
    for content in (BROKEN["nothing"], BOMBS["deep"], ACTIVE["program"]):
        with pytest.raises(NotTaken) as refused:
            documents.clean(content)
        assert (
            apart.answer_to(content)
            == documents.NOT_TAKEN + str(refused.value).encode()
        )
