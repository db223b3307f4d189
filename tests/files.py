"""Small real files of every kind, made here, each telling a secret of its own."""

import struct
from io import BytesIO
from typing import Final

from PIL import Image, PngImagePlugin

SECRET: Final = "Zwölfkampfkanarienvogel"
HIDDEN: Final = SECRET.encode()
LATITUDE: Final = (51.0, 30.0, 26.0)


def a_picture(
    form: str = "JPEG", size: tuple[int, int] = (80, 60), *, turned: bool = False
) -> bytes:
    """A picture with a place, a camera, a comment and an embedded profile."""
    picture = Image.new("RGB", size, "navy")
    picture.paste("gold", (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[0x010E], exif[0x0110] = SECRET, SECRET
    exif[0x0112] = 6 if turned else 1
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", LATITUDE, "W", (0.0, 7.0, 39.0)
    made = BytesIO()
    more: dict[str, object] = {"exif": exif, "icc_profile": b"profile of " + HIDDEN}
    if form == "JPEG":
        more["comment"] = HIDDEN
    if form == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", SECRET)
        more["pnginfo"] = told
    if form == "WEBP":
        more["xmp"] = HIDDEN
    picture.save(made, form, **more)
    return made.getvalue()


def a_wav() -> bytes:
    sound = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    parts = [(b"fmt ", sound), (b"LIST", b"INFOINAM" + HIDDEN), (b"data", bytes(800))]
    return riff(parts)


def riff(parts: list[tuple[bytes, bytes]]) -> bytes:
    body = b"".join(
        name + struct.pack("<I", len(inside)) + inside + bytes(len(inside) % 2)
        for name, inside in parts
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def an_id3() -> bytes:
    body = b"TIT2" + struct.pack(">I", len(HIDDEN) + 1) + bytes(3) + HIDDEN
    return b"ID3\x03\x00\x00" + bytes([0, 0, len(body) >> 7, len(body) & 127]) + body


def an_mp3(frames: int = 8) -> bytes:
    """Silent frames of 128 kbit/s at 44.1 kHz between an ID3v2 and an ID3v1 tag."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    end = b"TAG" + HIDDEN.ljust(125, b"\0")
    return an_id3() + frame * frames + end


def an_aac(frames: int = 8) -> bytes:
    size = 64
    head = bytes(
        [
            0xFF,
            0xF1,
            0x50,
            0x80 | size >> 11,
            size >> 3 & 255,
            (size & 7) << 5 | 31,
            252,
        ]
    )
    return head * 1 + bytes(size - 7) + (head + bytes(size - 7)) * (frames - 1) + HIDDEN


def an_ogg(codec: str = "opus") -> bytes:
    """An Ogg stream of three pages: what it is, comments, and sound."""
    vendor = b"made by " + HIDDEN
    told = b"LOCATION=" + HIDDEN
    comments = struct.pack("<I", len(vendor)) + vendor
    comments += struct.pack("<II", 1, len(told)) + told
    if codec == "opus":
        head = b"OpusHead\x01\x01" + struct.pack("<HIhB", 0, 48000, 0, 0)
        packets = [head, b"OpusTags" + comments, bytes(40)]
    else:
        head = b"\x01vorbis" + bytes(22) + b"\x01"
        packets = [head, b"\x03vorbis" + comments + b"\x01", bytes(40)]
    pages = [a_page(number, one) for number, one in enumerate(packets)]
    return b"".join(pages)


def a_page(number: int, packet: bytes, stream: int = 7) -> bytes:
    sizes = bytes([255] * (len(packet) // 255) + [len(packet) % 255])
    head = b"OggS\0" + bytes([2 if number == 0 else 0]) + bytes(8)
    head += struct.pack("<IIIB", stream, number, 0, len(sizes))
    page = bytearray(head + sizes + packet)
    page[22:26] = struct.pack("<I", crc(page))
    return bytes(page)


def crc(page: bytes | bytearray) -> int:
    """The sum of an Ogg page, bit by bit."""
    total = 0
    for byte in page:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ (0x04C11DB7 if total >> 31 else 0)) & 0xFFFFFFFF
    return total


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, name) + body


def an_mp4(
    *, brand: bytes = b"isom", pictures: bool = True, telling: bool = True
) -> bytes:
    """Sound, perhaps pictures, a place in a box and a place in a track of its own."""
    head = box(b"ftyp", brand, bytes(4), b"isom")
    seen, told = bytes(range(200)), HIDDEN.ljust(64, b".")
    data = box(b"mdat", seen, told)
    start = len(head) + 8
    tracks = [a_track(b"soun", start, 100 if pictures else 200)]
    if pictures:
        tracks.append(a_track(b"vide", start + 100, 100, number=2))
    if telling:
        tracks.append(a_track(b"meta", start + 200, 64, number=3))
    place = box(b"udta", box(b"\xa9xyz", HIDDEN))
    header = box(b"mvhd", bytes(4), b"WHEN" * 2, bytes(88))
    free = box(b"free", HIDDEN)
    moov = box(b"moov", header, *tracks, place, box(b"meta", HIDDEN))
    return head + data + moov + free


def an_entry(kind: bytes, *more: bytes) -> bytes:
    """How the samples of a track are written, by an encoder that tells its name."""
    if kind == b"vide":
        name = bytes([23]) + HIDDEN.ljust(31, b"\0")
        fields = bytes(34) + struct.pack(">H", 1) + bytes(6) + name + bytes(4)
        return box(b"avc1", fields, box(b"avcC", b"needed"), *more)
    if kind == b"soun":
        return box(b"mp4a", bytes(28), box(b"esds", b"needed"), *more)
    return box(b"mett", bytes(8), HIDDEN)


def a_track(kind: bytes, place: int, size: int, *, number: int = 1) -> bytes:
    tables = box(
        b"stbl",
        box(b"stsd", bytes(4), struct.pack(">I", 1), an_entry(kind)),
        box(b"stsz", bytes(4), struct.pack(">II", size // 4, 4)),
        box(b"stsc", bytes(4), struct.pack(">IIII", 1, 1, 4, 1)),
        box(b"stco", bytes(4), struct.pack(">II", 1, place)),
    )
    handler = box(b"hdlr", bytes(8), kind, bytes(12), HIDDEN + b"\0")
    media = box(
        b"mdia",
        box(b"mdhd", bytes(4), b"WHEN" * 2, bytes(12)),
        handler,
        box(b"minf", tables),
    )
    header = bytes(4) + b"WHEN" * 2 + struct.pack(">I", number) + bytes(68)
    return box(b"trak", box(b"tkhd", header), media)


def element(name: int, inside: bytes, *, measured: bool = True) -> bytes:
    width = (name.bit_length() + 7) // 8
    size = (1 << 56 | len(inside)).to_bytes(8) if measured else b"\x01" + b"\xff" * 7
    return name.to_bytes(width) + size + inside


def a_webm(kinds: tuple[int, ...] = (1, 2), *, live: bool = False) -> bytes:
    """A recording with a title, tags and an attachment; *live* ones measure nothing."""
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    info = element(
        0x1549A966,
        element(0x2AD7B1, b"\x0f\x42\x40")
        + element(0x7BA9, HIDDEN)
        + element(0x4D80, HIDDEN),
    )
    tracks = element(
        0x1654AE6B,
        b"".join(
            a_webm_track(number, kind) for number, kind in enumerate(kinds, start=1)
        ),
    )
    cluster = element(
        0x1F43B675,
        element(0xE7, b"\0") + element(0xA3, b"\x81" + bytes(49)),
        measured=not live,
    )
    tags = element(0x1254C367, HIDDEN)
    files = element(0x1941A469, HIDDEN)
    body = info + tracks + tags + cluster + cluster + files
    return head + element(0x18538067, body, measured=not live)


def a_webm_track(number: int, kind: int) -> bytes:
    codec = {1: b"V_VP8", 2: b"A_OPUS"}.get(kind, b"S_TEXT/WEBVTT")
    return element(
        0xAE,
        element(0xD7, bytes([number]))
        + element(0x83, bytes([kind]))
        + element(0x86, codec)
        + element(0x536E, HIDDEN),
    )


def a_pdf(words: bytes = b"", *more: bytes, catalog: bytes = b"") -> bytes:
    """One page that shows *words*; *more* are things from number 6 on."""
    shown = b"BT (" + words + b") Tj ET"
    return pdf_of(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
            a_stream(shown),
            b"<</Author(" + HIDDEN + b")/CreationDate(WHEN)>>",
            *more,
        ],
        b"/Info 5 0 R",
    )


def a_stream(inside: bytes, names: bytes = b"") -> bytes:
    head = b"<<%s/Length %d>>" % (names, len(inside))
    return head + b"\nstream\n" + inside + b"\nendstream"


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    made, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    count, start = len(places) + 1, len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % count
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (count, trailer)
    return made + b"startxref\n%d\n%%%%EOF\n" % start
