"""A pack as a ZIP: a page to read, the same for programs, and the files.

`pack.json` names each file by its path and its SHA-256, so its own SHA-256 stands for
all that goes out.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import render_template

from service.packs.contents import NOT_SEARCHED, Account, File, Pack, Piece
from service.packs.marks import MARKED
from service.packs.withholding import EXPLAINED
from service.tongue import in_english

Opened = Callable[[File], Iterator[bytes]]
Member = tuple[str, int, Iterable[bytes]]

_WHEN: Final = (1980, 1, 1, 0, 0, 0)


def digest(pack: Pack) -> str:
    """Give the SHA-256 of the pack's `pack.json`."""
    return sha256(_told(pack)).hexdigest()


def archive(pack: Pack, opened: Opened) -> Iterator[bytes]:
    """Give the ZIP bit by bit, of the same bytes each time it is made."""
    with in_english():  # as evidence it is the same, whoever takes it out
        page = render_template(
            "packs/pack.html",
            pack=pack,
            explained=EXPLAINED,
            marked=MARKED,
            not_searched=NOT_SEARCHED,
        ).encode()
    told = _told(pack)
    members: list[Member] = [
        ("pack.html", len(page), [page]),
        ("pack.json", len(told), [told]),
        *((file.path, file.size, opened(file)) for file in pack.files),
    ]
    return _zipped(members)


class _Outlet:
    """Holds what was written until it is taken: a ZIP that never lies in one piece."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def write(self, content: bytes) -> int:
        self._kept += content
        return len(content)

    def flush(self) -> None:
        """Have nothing to wait for."""

    def taken(self) -> bytes:
        taken = bytes(self._kept)
        self._kept.clear()
        return taken


def _zipped(members: Iterable[Member]) -> Iterator[bytes]:
    outlet: Any = _Outlet()
    with ZipFile(outlet, "w") as made:
        for name, size, content in members:
            info = ZipInfo(name, _WHEN)
            # A deflated member says where it ends, so its size may come after it.
            info.compress_type, info.file_size = ZIP_DEFLATED, size
            with made.open(info, "w") as member:
                for piece in content:
                    member.write(piece)
                    yield outlet.taken()
    yield outlet.taken()


def _told(pack: Pack) -> bytes:
    told = {
        "about": pack.about,
        "kind": pack.kind,
        "received": pack.received.isoformat(),
        "account": None if pack.account is None else _account(pack.account),
        "not_searched": NOT_SEARCHED,
        "pieces": [_piece(*one) for one in enumerate(pack.pieces, 1)],
    }
    text = json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True)
    return text.encode()


def _account(account: Account) -> dict[str, Any]:
    return {"address": account.address, "second_steps": account.second_steps}


def _piece(number: int, piece: Piece) -> dict[str, Any]:
    """Tell of a piece just what goes out."""
    return {
        "number": number,
        "at": piece.at,
        "half_day": None if piece.half_day is None else str(piece.half_day),
        "by": piece.by,
        "sentence": piece.sentence,
        "about": piece.about,
        "marks": piece.marks,
        "words": piece.words,
        "names_held_back": piece.names_held_back,
        "held_back": piece.held_back,
        "file": None if piece.file is None else _listed(piece.file),
    }


def _listed(file: File) -> dict[str, Any]:
    return {
        "path": file.path,
        "media_type": file.media_type,
        "sha256": file.sha256,
        "size": file.size,
    }
