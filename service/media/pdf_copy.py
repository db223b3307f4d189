"""A PDF written anew: what its pages show, and nothing that it tells beside that.

Whatever no page needs is not written: earlier versions, what was deleted, and all
that stands behind a name that is left out.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Final

from pypdf import PdfReader
from pypdf.filters import decode_stream_data
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from service.media import jpeg
from service.media.pdf_rules import (
    OF_ALL,
    OF_NO_STREAM,
    is_action,
    is_signature,
    left_out,
    named,
    refuse_active,
    what_opens,
)
from service.media.taken import DOCUMENT, HOLDS_MORE, IS_LOCKED, TANGLED, NotTaken

HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
MOST: Final = 300_000
FEW: Final = 1_000
PHOTO: Final = "/DCTDecode"
# Pictures that can tell as much as a photo, but are not taken apart here.
UNREADABLE: Final = frozenset({"/JPXDecode", "/Crypt"})


def written_anew(content: bytes) -> bytes:
    """Give a new PDF with the pages of another; NotTaken if it cannot be read."""
    reader = PdfReader(BytesIO(content), root_object_recovery_limit=FEW)
    if reader.is_encrypted:
        raise NotTaken(IS_LOCKED)
    root = reader.root_object
    pages = 0
    for one in _all_in(root):
        refuse_active(one)
        pages += named(one, "/Type") == "/Page"
    if not pages:
        raise NotTaken.because_it_is_broken(DOCUMENT)
    return _Copy(root).written()


def _all_in(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Give every dictionary that can be reached from the first one."""
    waiting: list[PdfObject | None] = [root]
    seen: set[int] = set()
    looked_at = 0
    while waiting:
        one = waiting.pop()
        looked_at += 1
        if looked_at > MOST:
            raise NotTaken(TANGLED)
        if isinstance(one, IndirectObject) and one.idnum not in seen:
            seen.add(one.idnum)
            waiting.append(one.get_object())
        elif isinstance(one, DictionaryObject):
            yield one
            waiting += _holding(dict.values(one))
        elif isinstance(one, ArrayObject):
            waiting += _holding(list.__iter__(one))


def _holding(values: Iterable[PdfObject]) -> list[PdfObject | None]:
    """Give those values that can hold others: numbers and words are many."""
    kinds = (IndirectObject, DictionaryObject, ArrayObject)
    return [value for value in values if isinstance(value, kinds)]


class _Copy:
    """A new file, object after object, each with a new number; the first is all."""

    def __init__(self, root: DictionaryObject) -> None:
        self._root = root
        self._file = BytesIO()
        self._places: list[int] = []
        self._numbers: dict[int, IndirectObject] = {}
        self._waiting: list[IndirectObject] = []

    def written(self) -> bytes:
        """Write the document, then whatever it refers to, then where each thing is."""
        self._file.write(HEAD)
        of_all = OF_ALL.intersection(self._root)
        self._write(self._some(self._root, of_all))
        for here in self._waiting:
            found = here.get_object()
            self._write(NullObject() if found is None else self._kept(found))
        self._write_table()
        return self._file.getvalue()

    def _write(self, one: PdfObject) -> None:
        self._places.append(self._file.tell())
        self._file.write(b"%d 0 obj\n" % len(self._places))
        one.write_to_stream(self._file)
        self._file.write(b"\nendobj\n")

    def _write_table(self) -> None:
        start, count = self._file.tell(), len(self._places) + 1
        rows = [b"%010d 00000 n \n" % place for place in self._places]
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        self._file.write(b"".join(rows))
        self._file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\n" % count)
        self._file.write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _kept(self, one: PdfObject) -> PdfObject:
        """Give one thing as it goes into the new file."""
        if isinstance(one, IndirectObject):
            return self._reference(one)
        if isinstance(one, StreamObject):
            return self._stream(one)
        if is_signature(one):
            return NullObject()
        if isinstance(one, DictionaryObject):
            return self._some(one, one.keys() - left_out(one))
        if isinstance(one, ArrayObject):
            return ArrayObject(self._kept(each) for each in list.__iter__(one))
        return one

    def _reference(self, to: IndirectObject) -> IndirectObject:
        if to.idnum not in self._numbers:
            self._waiting.append(to)
            number = len(self._waiting) + 1
            self._numbers[to.idnum] = IndirectObject(number, 0, None)
        return self._numbers[to.idnum]

    def _some(self, one: DictionaryObject, names: Iterable[str]) -> DictionaryObject:
        kept = DictionaryObject()
        for name in sorted(names):
            value = one.raw_get(name)
            pressed = one[name] if name == "/A" else None
            if is_action(pressed):
                value = what_opens(pressed)
            kept[NameObject(name)] = self._kept(value)
        return kept

    def _stream(self, one: StreamObject) -> StreamObject:
        filters = _filters_of(one)
        if not UNREADABLE.isdisjoint(filters):
            raise NotTaken(HOLDS_MORE)
        made = StreamObject()
        made.update(self._some(one, one.keys() - left_out(one) - OF_NO_STREAM))
        if PHOTO in filters:
            made.set_data(_bare(one))
            made[NameObject("/Filter")] = NameObject(PHOTO)
            if len(filters) > 1:
                made.pop("/DecodeParms", None)
        else:
            made.set_data(StreamObject.get_data(one))
        return made


def _filters_of(one: StreamObject) -> list[object]:
    found = one["/Filter"] if "/Filter" in one else ArrayObject()
    return list(found) if isinstance(found, ArrayObject) else [found]


def _bare(photo: StreamObject) -> bytes:
    try:
        return jpeg.bare(decode_stream_data(photo))
    except NotTaken:
        raise NotTaken.because_it_is_broken(DOCUMENT) from None
