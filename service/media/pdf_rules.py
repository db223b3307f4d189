"""What a PDF may hold, what is left out of it, and for what it is refused."""

import re
from typing import Final, TypeGuard

from pypdf.generic import DictionaryObject, NameObject, NullObject, PdfObject

from service.media.taken import HOLDS_MORE, NotTaken

# Of the whole document: its pages, and what helps to read and to find one's way.
OF_ALL: Final = frozenset(
    {"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/AcroForm"}
    | {"/Outlines", "/PageLabels"}
)
OF_A_PAGE: Final = frozenset(
    {"/Type", "/Parent", "/Resources", "/Contents", "/Group", "/Annots", "/Rotate"}
    | {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/UserUnit"}
    | {"/StructParents", "/Tabs"}
)
# Who made it, when, where and with what; hidden layers; what happens by itself.
NOWHERE: Final = frozenset(
    {"/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/SpiderInfo", "/AF"}
    | {"/Measure", "/PtData", "/VP", "/LGIDict", "/OPI", "/OC", "/OCProperties"}
    | {"/AA", "/OpenAction", "/Popup", "/SigFlags"}
    | {"/PTEX.FileName", "/PTEX.InfoDict", "/PTEX.PageNumber"}
)
# Of a note or a field on a page: who wrote it and when.
OF_NO_NOTE: Final = frozenset({"/M", "/NM", "/CreationDate"})
# The bytes of a stream that lie in another file.
OF_NO_STREAM: Final = frozenset({"/F", "/FFilter", "/FDecodeParms", "/DL", "/Length"})

REFUSED: Final = frozenset(
    {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA"}
    | {"/RichMediaContent", "/RichMediaSettings"}
)
ACTS: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}
    | {"/Rendition", "/Movie", "/Sound", "/RichMediaExecute", "/GoTo3DView"}
)
HOLDS: Final = frozenset(
    {"/FileAttachment", "/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}
)
OPENS: Final = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


def refuse_active(one: DictionaryObject) -> None:
    """Refuse what runs, sends, or brings another file with it."""
    if (
        not REFUSED.isdisjoint(one)
        or named(one, "/S") in ACTS
        or named(one, "/Subtype") in HOLDS
        or named(one, "/Type") == "/EmbeddedFile"
    ):
        raise NotTaken(HOLDS_MORE)


def left_out(one: DictionaryObject) -> frozenset[str]:
    """Give the names that are not kept in a dictionary of a document."""
    if named(one, "/Type") == "/Page":
        return frozenset(one) - OF_A_PAGE
    if "/Rect" not in one:
        return NOWHERE
    writer = frozenset({"/T"}) if named(one, "/Subtype") != "/Widget" else frozenset()
    return NOWHERE | OF_NO_NOTE | writer


def is_action(one: object) -> TypeGuard[DictionaryObject]:
    """Say whether something happens when a reader presses it."""
    return isinstance(one, DictionaryObject) and "/S" in one


def what_opens(action: DictionaryObject) -> PdfObject:
    """Give an action that leads to a page, here or in the web; nothing for another."""
    where = {"/GoTo": "/D", "/URI": "/URI"}.get(named(action, "/S"))
    if where is None or where not in action:
        return NullObject()
    if where == "/URI" and not OPENS.match(named(action, where)):
        return NullObject()
    kept = DictionaryObject()
    for name in ("/S", where):
        kept[NameObject(name)] = action.raw_get(name)
    return kept


def is_signature(one: object) -> bool:
    """Say whether something is a signature, which a new file cannot carry."""
    return isinstance(one, DictionaryObject) and "/ByteRange" in one


def named(one: DictionaryObject, name: str) -> str:
    """Give a value that is a name or words, or nothing."""
    if name not in one:
        return ""
    value = one[name]
    return value if isinstance(value, str) else ""
