"""Of a recording only what is seen and heard stays, wherever else something is told."""

import struct
from itertools import product

import pytest

from service.media.cleaning import cleaned
from service.media.taken import NotTaken
from tests.files import (
    HIDDEN,
    a_track,
    a_webm,
    a_webm_track,
    an_entry,
    an_mp4,
    box,
    element,
)

SEEN = bytes(range(1, 101))
TOLD = HIDDEN.ljust(64, b".")
HEAD = box(b"ftyp", b"mp42", b"\x20\x26\x01\x02", b"isom", b"mp42")
FIRST = len(HEAD) + 8
MVHD = box(b"mvhd", bytes(100))


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def mp4(*tracks: bytes, data: bytes = SEEN + TOLD, more: bytes = b"") -> bytes:
    """Pictures that lie first in the data, other tracks, and a secret behind them."""
    seen = tracks or (a_track(b"vide", FIRST, 100),)
    return HEAD + box(b"mdat", data) + box(b"moov", MVHD, *seen) + more


def a_telling_track(sizes: bytes) -> bytes:
    """A track that tells a place in sixteen samples of four bytes."""
    tables = box(
        b"stbl",
        box(b"stsd", bytes(8)),
        sizes,
        box(b"stsc", bytes(4), numbers(1, 1, 16, 1)),
        box(b"stco", bytes(4), numbers(1, FIRST + 100)),
    )
    media = box(b"mdia", box(b"hdlr", bytes(8), b"meta"), box(b"minf", tables))
    return box(b"trak", media)


def tables_of(*tables: bytes, kind: bytes = b"vide", entry: bytes = b"") -> bytes:
    """A track with these tables, one entry, and one chunk of two samples."""
    said = box(b"stsd", numbers(0, 1), entry or an_entry(kind))
    chunk = (
        box(b"stsc", numbers(0, 1, 1, 2, 1)),
        box(b"stco", numbers(0, 1, FIRST)),
    )
    media = box(
        b"mdia",
        box(b"mdhd", bytes(24)),
        box(b"hdlr", bytes(8), kind, bytes(12)),
        box(b"minf", box(b"stbl", said, *chunk, *tables)),
    )
    return box(b"trak", box(b"tkhd", bytes(12), numbers(1), bytes(68)), media)


SAME = box(b"stsz", numbers(0, 50, 2))
# Each of these told where somebody was, in a file that was taken.
TELLING: dict[str, bytes] = {
    "bytes of no track": mp4(),
    "a track with sizes": mp4(
        a_track(b"vide", FIRST, 100), a_telling_track(box(b"stsz", numbers(0, 4, 16)))
    ),
    "a track with compact sizes": mp4(
        a_track(b"vide", FIRST, 100),
        a_telling_track(box(b"stz2", numbers(0, 8, 16), bytes([4] * 16))),
    ),
    "brands": box(b"ftyp", b"isom", bytes(4), HIDDEN[:8]) + mp4()[len(HEAD) :],
    "first brand": box(b"ftyp", HIDDEN[:4], HIDDEN[4:8], b"isom", b"mp42")
    + mp4()[len(HEAD) :],
    "inside of an entry": mp4(
        tables_of(SAME, entry=an_entry(b"vide", box(b"udta", HIDDEN)))
    ),
    "behind an entry": mp4(tables_of(SAME, entry=an_entry(b"vide") + HIDDEN[:7])),
    "mvex": mp4(a_track(b"vide", FIRST, 100), box(b"mvex", box(b"udta", HIDDEN))),
    "mfra": mp4(more=box(b"mfra", HIDDEN)),
    "styp": mp4(more=box(b"styp", HIDDEN)),
    "sidx": mp4(more=box(b"sidx", HIDDEN)),
    "uuid": mp4(more=box(b"uuid", bytes(16), HIDDEN)),
    "tail": mp4(more=HIDDEN[:5]),
    "behind a table": mp4(tables_of(box(b"stsz", numbers(0, 0, 2, 50, 50), HIDDEN))),
    "behind times": mp4(tables_of(SAME, box(b"stts", numbers(0, 1, 2, 40), HIDDEN))),
}


@pytest.mark.parametrize("content", TELLING.values(), ids=TELLING.keys())
def test_what_no_picture_and_no_sound_needs_is_blank(content: bytes) -> None:
    kept = cleaned(content, "a", None).content
    for secret in (HIDDEN, HIDDEN[:5], b"\x20\x26\x01\x02"):
        assert secret not in kept
    assert SEEN in kept


def with_parts(*boxes: bytes) -> bytes:
    """A track whose media has more boxes of the kinds that are kept."""
    plain = tables_of(SAME)
    at = plain.index(b"stbl") - 4
    inside, tables = boxes, plain[at:]
    head = box(b"tkhd", bytes(12), numbers(1), bytes(68), HIDDEN)
    edits = box(b"edts", box(b"elst", numbers(0, 1, 50, 0, 0x10000), HIDDEN))
    media = box(
        b"mdia",
        box(b"mdhd", bytes(24), HIDDEN),
        box(b"hdlr", bytes(8), b"vide", HIDDEN),
        box(b"minf", *inside, tables),
    )
    return box(b"trak", head, edits, media)


def test_fields_that_are_not_known_are_blank() -> None:
    kept = cleaned(
        mp4(
            with_parts(
                box(b"vmhd", bytes(12), HIDDEN),
                box(
                    b"dinf",
                    box(b"dref", numbers(0, 1), box(b"alis", numbers(1), HIDDEN)),
                ),
            )
        ),
        "a.mov",
        None,
    ).content
    assert HIDDEN not in kept
    for name in (b"vmhd", b"dref", b"alis", b"elst", b"avcC"):
        assert name in kept


def test_a_recording_whose_data_lie_elsewhere_is_refused() -> None:
    elsewhere = box(b"url ", numbers(0), b"https://a.example/" + HIDDEN)
    sent = mp4(with_parts(box(b"dinf", box(b"dref", numbers(0, 1), elsewhere))))
    with pytest.raises(NotTaken, match="tells more"):
        cleaned(sent, "a", None)


def test_what_a_track_says_of_its_sound_is_kept_as_quicktime_says_it() -> None:
    fields = bytes(8) + struct.pack(">HH", 1, 0) + HIDDEN[:4] + bytes(12) + bytes(16)
    wave = box(b"wave", box(b"frma", b"mp4a"), box(b"esds", b"needed"), box(bytes(4)))
    entry = box(b"mp4a", fields, wave, box(b"udta", HIDDEN))
    sent = mp4(tables_of(SAME, kind=b"soun", entry=entry))
    kept = cleaned(sent, "a", None).content
    assert b"esds" + b"needed" in kept
    assert HIDDEN[:4] not in kept


@pytest.mark.parametrize(
    "sizes",
    [
        box(b"stsz", numbers(0, 50, 2)),
        box(b"stsz", numbers(0, 0, 2, 40, 60)),
        box(b"stz2", numbers(0, 16, 2), struct.pack(">HH", 40, 60)),
        box(b"stz2", numbers(0, 8, 2), bytes([40, 60])),
    ],
)
def test_sizes_are_read_however_they_are_written(sizes: bytes) -> None:
    kept = cleaned(mp4(tables_of(sizes)), "a", None).content
    assert SEEN in kept
    assert TOLD not in kept


def test_sizes_of_half_a_byte_are_read() -> None:
    kept = cleaned(mp4(tables_of(box(b"stz2", numbers(0, 4, 2), b"\x9a"))), "a", None)
    assert SEEN[:19] + bytes(81) in kept.content


BROKEN = {
    "no sizes": tables_of(),
    "too few sizes": tables_of(box(b"stsz", numbers(0, 0, 1, 40))),
    "sizes that are not there": tables_of(box(b"stsz", numbers(0, 0, 9, 40))),
    "sizes of 3 bits": tables_of(box(b"stz2", numbers(0, 3, 2), bytes(2))),
    "very many sizes": tables_of(box(b"stz2", numbers(0, 8, 3_000_000), bytes(9))),
    "no tables": box(
        b"trak",
        box(b"tkhd", bytes(84)),
        box(b"mdia", box(b"hdlr", bytes(8), b"vide", bytes(12))),
    ),
    "no entry": tables_of(SAME).replace(
        box(b"stsd", numbers(0, 1), an_entry(b"vide")),
        box(b"stsd", numbers(0, 0)) + box(b"free", an_entry(b"vide")[8:]),
    ),
    "half an entry": tables_of(SAME, entry=box(b"avc1", bytes(20))),
    "sound of another time": tables_of(
        SAME, kind=b"soun", entry=box(b"mp4a", bytes(8), b"\0\x07", bytes(40))
    ),
    "half a header": tables_of(SAME).replace(b"tkhd", b"free"),
}


@pytest.mark.parametrize("track", BROKEN.values(), ids=BROKEN.keys())
def test_what_does_not_fit_is_refused(track: bytes) -> None:
    with pytest.raises(NotTaken, match="damaged"):
        cleaned(mp4(track), "a", None)


@pytest.mark.parametrize(
    "track",
    [
        tables_of(SAME, entry=box(b"gpmd", bytes(78))),
        tables_of(SAME, kind=b"soun", entry=box(b"enca", bytes(28))),
        tables_of(box(b"stsz", numbers(0, 1, 100)), kind=b"soun"),
    ],
)
def test_what_cannot_be_read_for_sure_is_refused(track: bytes) -> None:
    with pytest.raises(NotTaken, match="tells more"):
        cleaned(mp4(track), "a", None)


EACH = (0x100, 0x200, 0x400, 0x800)


def in_pieces(where: int, each: tuple[int, ...], *, own: bool = False) -> bytes:
    """A recording in pieces, as a browser writes it: pictures, and a telling track."""
    trex = box(b"trex", numbers(0, 1, 1, 0, 50, 0))
    empty = tables_of(SAME).replace(b"stsc", b"free").replace(b"stco", b"free")
    meta = a_track(b"meta", 0, 64, number=2)
    start = HEAD + box(b"moov", MVHD, empty, meta, box(b"mvex", trex, box(b"mehd")))

    def piece(offset: int) -> bytes:
        base = struct.pack(">Q", len(start)) if where == 1 else b""
        size = numbers(50) if own else b""
        flags = where | (0x10 if own else 0)
        rows = b"".join(numbers(*[50] * len(each)) for _ in range(2))
        run = box(b"trun", numbers(0x1 | sum(each), 2), struct.pack(">i", offset), rows)
        header = box(b"tfhd", numbers(flags, 1), base, size)
        told = box(
            b"traf",
            box(b"tfhd", numbers(0x20010, 2, 64)),
            box(b"trun", numbers(0x1, 1, offset + 100), HIDDEN),
        )
        number = box(b"mfhd", numbers(0, 1))
        return box(
            b"moof", number, box(b"traf", header, run, box(b"udta", HIDDEN)), told
        )

    size = len(piece(0))
    return start + piece(size + 8) + box(b"mdat", SEEN, TOLD)


@pytest.mark.parametrize(
    ("where", "each", "own"),
    [
        (where, each, own)
        for where, each, own in product(
            (0, 1, 0x20000), ((), EACH, EACH[:2]), (False, True)
        )
    ],
)
def test_a_recording_in_pieces_keeps_what_is_seen(
    where: int, each: tuple[int, ...], *, own: bool
) -> None:
    sent = in_pieces(where, each, own=own)
    kept = cleaned(sent, "a", None).content
    assert SEEN in kept
    assert HIDDEN not in kept
    assert len(kept) == len(sent)
    assert cleaned(kept, "a", None).content == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"tfhd", b"free"),
        (b"trex", b"free"),
        (b"trun\0\0\0\x01\0\0\0\x02", b"trun\0\0\0\x01\xff\0\0\x02"),
    ],
)
def test_pieces_that_do_not_fit_are_refused(old: bytes, new: bytes) -> None:
    sent = in_pieces(0, ())
    assert old in sent
    with pytest.raises(NotTaken, match="damaged"):
        cleaned(sent.replace(old, new), "a", None)


def webm(*parts: bytes, tracks: bytes = b"", head: bytes = b"") -> bytes:
    seen = tracks or a_webm_track(1, 1)
    inside = element(0x1654AE6B, seen) + b"".join(parts)
    return element(0x1A45DFA3, element(0x4282, b"webm") + head) + element(
        0x18538067, inside
    )


BLOCK = element(0xA3, b"\x81" + SEEN)
GROUP = element(0xA1, b"\x81" + SEEN)
IN_WEBM = {
    "void in a cluster": webm(element(0x1F43B675, element(0xEC, HIDDEN) + BLOCK)),
    "additions": webm(
        element(0x1F43B675, element(0xA0, GROUP + element(0x75A1, HIDDEN)))
    ),
    "void in the head": webm(element(0x1F43B675, BLOCK), head=element(0xEC, HIDDEN)),
    "checksum": webm(element(0x1F43B675, element(0xBF, HIDDEN[:4]) + BLOCK)),
    "a number too long": webm(element(0x1F43B675, element(0xE7, HIDDEN) + BLOCK)),
    "block of no track": webm(
        element(0x1F43B675, element(0xA3, b"\x82" + HIDDEN) + BLOCK)
    ),
    "cues": webm(
        element(0x1F43B675, BLOCK),
        element(0x1C53BB6B, element(0xBB, element(0xB7, element(0xEC, HIDDEN)))),
    ),
    "tail": webm(element(0x1F43B675, BLOCK)) + element(0xEC, HIDDEN),
    "long void": webm(element(0x1F43B675, BLOCK), element(0xEC, HIDDEN * 9)),
}


@pytest.mark.parametrize("content", IN_WEBM.values(), ids=IN_WEBM.keys())
def test_what_no_player_needs_becomes_a_void(content: bytes) -> None:
    kept = cleaned(content, "a", None).content
    assert HIDDEN[:4] not in kept
    assert SEEN in kept
    assert cleaned(kept, "a", None).content == kept


def a_vorbis_track(private: bytes | None) -> bytes:
    said = b"" if private is None else element(0x63A2, private)
    return element(
        0xAE,
        element(0xD7, b"\1") + element(0x83, b"\2") + element(0x86, b"A_VORBIS") + said,
    )


def test_the_comments_of_vorbis_in_webm_are_blank() -> None:
    comments = b"\x03vorbis" + numbers(0) * 70 + HIDDEN + b"\x01"
    sizes = bytes([30, 255, len(comments) - 255])
    private = b"\x02" + sizes + b"\x01vorbis" + bytes(23) + comments + b"\x05vorbis"
    sent = webm(element(0x1F43B675, BLOCK), tracks=a_vorbis_track(private))
    kept = cleaned(sent, "a", None).content
    assert HIDDEN not in kept
    assert b"\x01vorbis" in kept
    assert b"\x05vorbis" in kept


@pytest.mark.parametrize(
    ("track", "says"),
    [
        (a_vorbis_track(None), "damaged"),
        (a_vorbis_track(b"\x01\x05"), "damaged"),
        (a_vorbis_track(b"\x02\x05\x09abc"), "damaged"),
        (a_vorbis_track(b"\x02\xff"), "damaged"),
        (a_vorbis_track(b"\x02\x01\x01abc"), "damaged"),
        (element(0xAE, element(0xD7, b"\1")), "damaged"),
        (a_webm_track(1, 1).replace(b"V_VP8", b"V_XYZ"), "tells more"),
        (a_webm_track(1, 1)[:-9] + element(0x6D80, b""), "damaged"),
        (element(0xEC, b""), "damaged"),
    ],
)
def test_a_track_that_cannot_be_read_is_refused(track: bytes, says: str) -> None:
    with pytest.raises(NotTaken, match=says):
        cleaned(webm(element(0x1F43B675, BLOCK), tracks=track), "a", None)


def test_the_samples_of_a_phone_play_on() -> None:
    """A phone puts the data first, then sound, pictures, and what it noticed."""
    sent = an_mp4(brand=b"qt  ")
    kept = cleaned(sent, "a", None).content
    assert len(kept) == len(sent)
    assert bytes(range(200)) in kept
    assert a_webm() != cleaned(a_webm(), "a", None).content
