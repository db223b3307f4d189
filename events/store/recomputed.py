"""One school's facts, computed again from their words: leaves, trees and the chain."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Row

from events.catalogue import KINDS, FactKind
from events.store import canonical, keys, merkle
from events.store import leaf as leaf_bytes
from events.store.attachments import WITH_FILE, File
from events.store.chain import CHAIN_START, chain
from events.store.commitments import Part
from events.store.mapper import fields_then
from events.store.raw import dashed, hexed, printable

NONCE: Final = re.compile(rb'"nonce":"([A-Za-z0-9_-]{16})"')
OWN_FIELDS: Final = 2  # the stream and the version, committed with every fact
OPENED: Final = "space/opened"
IDS: Final = frozenset({"log", "stream", "by"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was recorded; *seq* counts in *log*, from 0."""

    log: str | None
    seq: int | None
    says: str

    def __str__(self) -> str:
        places = (("log", self.log), ("seq", self.seq))
        where = " ".join(f"{word} {at}" for word, at in places if at is not None)
        return printable(f"{where}: {self.says}" if where else self.says)


@dataclass(slots=True)
class Log:
    """What the leaves say of one log; *opened* is what its first fact says."""

    name: str
    id: UUID
    size: int = 0
    frontier: bytes = b""
    opened: Mapping[str, Any] | None = None


def name_of(log: object) -> str:
    """Name a log for people, even when its id is damaged."""
    try:
        return leaf_bytes.log_name(UUID(hex=str(log)))
    except ValueError:
        return repr(log)


class Facts:
    """Goes over the facts of one school in order; *found* is what differs.

    *ciphers* holds the data keys by subject, None for one that was destroyed.
    """

    def __init__(
        self, school: UUID, ring: keys.KeyRing, ciphers: Mapping[str, AESGCM | None]
    ) -> None:
        self.found: list[Difference] = []
        self.files: list[File] = []
        self.logs: dict[str, Log] = {}
        self.people: set[object] = set()
        self.all_people_known = True
        self.seq, self.at, self.chain = 0, "", CHAIN_START
        self._school = school
        self._chain_key = ring.derive("chain")
        self._ring = ring
        self._ciphers = ciphers
        self._nonces: set[int] = set()

    def check(self, row: Row[Any], sealed: Iterable[Row[Any]]) -> None:
        """Compare one fact with its leaf, its words and its place."""
        fact = dict(zip(row._fields, row, strict=True))
        for name in IDS:
            fact[name] = hexed(fact[name])
        try:
            log = self._log(fact["log"])
            self._follow(fact)
            parts = self._parts(fact, log, {hexed(s.subject): s.sealed for s in sealed})
            self._compare_own(fact, log, parts[0])
            self._compare_leaf(fact, log, parts)
            self._grow(fact, log)
        except Exception as error:  # noqa: BLE001 - damage of any kind is a difference
            self._say(fact, f"cannot be checked ({type(error).__name__})")

    def _say(self, fact: dict[str, Any], says: str) -> None:
        self.found.append(Difference(name_of(fact["log"]), fact["log_seq"], says))

    def _log(self, log: str) -> Log:
        if log not in self.logs:
            self.logs[log] = Log(name_of(log), UUID(hex=log))
        return self.logs[log]

    def _follow(self, fact: dict[str, Any]) -> None:
        """Carry on the numbers, the time and the chain of the school."""
        self.seq += 1
        if fact["seq"] != self.seq:
            self._say(fact, f"place {fact['seq']} in the school follows {self.seq - 1}")
            self.seq = max(self.seq, fact["seq"])
        if fact["at"] < self.at:
            self._say(fact, f"its time {fact['at']} is before {self.at}")
        self.at = fact["at"]
        ids = {name: dashed(fact[name]) for name in IDS}
        self.chain = chain(self._chain_key, self.chain, {**fact, **ids})
        before = fact["version_before"]
        if fact["version"] not in _next_versions(fact["topic"], before):
            self._say(fact, f"version {fact['version']} follows {before}")

    def _parts(
        self, fact: dict[str, Any], log: Log, sealed: dict[Any, Any]
    ) -> Sequence[Part | None]:
        """Open what lies under the key of the space, and of a person if it should."""
        kind = KINDS.get(fact["topic"])
        shared = self._part(fact, log, fact["log"], sealed)
        if kind is None or not kind.cls.PERSONAL:
            parts = [shared]
        else:
            person = self._person(fact, kind, shared, sealed)
            parts = [shared, self._part(fact, log, person, sealed)]
        for subject in sealed:
            self._say(fact, f"sealed words of {subject} do not belong to it")
        return parts

    def _person(
        self,
        fact: dict[str, Any],
        kind: FactKind,
        shared: Part | None,
        sealed: Mapping[Any, Any],
    ) -> Any:  # noqa: ANN401 - an id as the driver gives it
        """Say under whose key the name lies; None if that was erased with the space."""
        if "person" not in kind.fields:
            person: Any = fact["stream"]
        elif shared is not None:
            person = shared.state["person"].replace("-", "")
        else:
            person = next(iter(sealed), None)
            self.all_people_known = False
        self.people.add(person)
        return person

    def _part(
        self,
        fact: dict[str, Any],
        log: Log,
        subject: Any,  # noqa: ANN401 - an id as the driver gives it
        sealed: dict[Any, Any],
    ) -> Part | None:
        words = sealed.pop(subject, None)
        if subject is None:
            return None
        if (cipher := self._ciphers.get(subject)) is None:
            self._say_why_closed(fact, subject, words)
            return None
        if words is None:
            self._say(fact, f"its sealed words under {subject} are missing")
            return None
        about = log.id if subject == fact["log"] else UUID(subject)
        place = (self._school, fact["seq"], log.id, fact["log_seq"])
        aad = keys.contents_aad(*place, about, fact["hash"])
        try:
            part = Part.from_bytes(keys.unseal(cipher, words, aad))
        except (InvalidTag, ValueError, TypeError):
            self._say(fact, f"its sealed words under {subject} do not open")
            return None
        self._check_pieces(fact, about, part)
        return part

    def _check_pieces(self, fact: dict[str, Any], about: UUID, part: Part) -> None:
        """Believe that a piece of a text was erased only when that is vouched for."""
        for name, pieces in part.erased.items():
            for number, gone in pieces.items():
                place = (fact["hash"], about, name, number, gone.digest)
                if gone.mark != keys.piece_mark(self._ring, *place):
                    says = f"a piece of its {name} is gone, and no erasure accounts for"
                    self._say(fact, f"{says} it")

    def _say_why_closed(self, fact: dict[str, Any], subject: str, words: Any) -> None:  # noqa: ANN401
        erased = subject in self._ciphers
        if erased and words is not None:
            says = f"words of {subject} are here though their key is destroyed"
        elif words is not None:
            says = f"no key of {subject} opens its words"
        elif not erased:
            says = "its words are missing, and no erasure accounts for it"
        else:
            return
        self._say(fact, says)

    def _compare_own(self, fact: dict[str, Any], log: Log, shared: Part | None) -> None:
        """Compare the stream and version with those that were committed."""
        if shared is None:
            return
        if shared.state["stream"] != dashed(fact["stream"]):
            self._say(fact, "it was moved to another stream")
        if shared.state["version"] != fact["version"]:
            self._say(fact, "its version in its stream was changed")
        if fact["topic"] == OPENED and log.size == 0:
            log.opened = shared.state
        if fact["topic"] in WITH_FILE:
            said = (shared.state["sha256"], shared.state["size"])
            self.files.append(File(log.id, fact["log_seq"], *said))

    def _compare_leaf(
        self, fact: dict[str, Any], log: Log, parts: Sequence[Part | None]
    ) -> None:
        """Write the leaf again from the columns and the words; it must be the same."""
        leaf = fact["leaf"]
        if leaf is None:
            self._say(fact, "its leaf is missing")
            return
        if merkle.leaf_hash(leaf) != fact["hash"]:
            self._say(fact, "its hash is not that of its leaf")
        sd = sorted(digest for part in parts if part for digest in part.digests())
        if None in parts:
            sd = self._committed(fact, sd)
        again = self._leaf(fact, log, sd)
        if canonical.dump(again) != leaf:
            self._explain(fact, again)

    def _leaf(
        self, fact: dict[str, Any], log: Log, sd: Sequence[str]
    ) -> dict[str, Any]:
        nonce = NONCE.search(fact["leaf"])
        said = b"" if nonce is None else nonce[1]
        if hash(said) in self._nonces:
            self._say(fact, "its nonce was used before")
        self._nonces.add(hash(said))
        before = fact["log_seq_before"]
        return {
            "at": fact["at"],
            "seq": fact["log_seq"],
            "sig": None,
            "stmt": {
                "_sd": sd,
                "by": dashed(fact["by"]),
                "cat": None,
                "log": log.name,
                "nonce": said.decode(),
                "ref": [] if before is None else [before],
                "seen": None,
                "type": fact["topic"],
                "type_version": fact["topic_version"],
                "v": 1,
            },
            "v": 1,
        }

    def _committed(self, fact: dict[str, Any], known: Sequence[str]) -> list[str]:
        """Take the digests from the leaf where some words are erased."""
        sd: list[str] = canonical.decode(fact["leaf"])["stmt"]["_sd"]
        kind = KINDS.get(fact["topic"])
        count = 1 if kind is None else len(fields_then(kind, fact["topic_version"]))
        if not set(known) <= set(sd) or len(set(sd)) != count + OWN_FIELDS:
            self._say(fact, "its leaf does not commit to these words")
        return sorted(sd)

    def _explain(self, fact: dict[str, Any], again: dict[str, Any]) -> None:
        """Say which words of the leaf are not those of the row."""
        try:
            said = _flat(canonical.decode(fact["leaf"]))
        except canonical.NotCanonical as error:
            self._say(fact, f"its leaf is not in canonical form: {error}")
            return
        row = _flat(again)
        for name in sorted(said.keys() | row.keys()):
            if said.get(name) != row.get(name):
                what = "words" if name == "_sd" else name
                self._say(fact, f"its {what} is not what its leaf says")

    def _grow(self, fact: dict[str, Any], log: Log) -> None:
        """Let the tree of the log grow by the fact's hash."""
        if fact["log_seq"] != log.size:
            self._say(fact, f"it stands where leaf {log.size} should be")
            log.size = max(log.size, fact["log_seq"])
        log.frontier = merkle.extend(log.frontier, log.size, fact["hash"])
        log.size += 1


def _next_versions(topic: str, before: int | None) -> set[int]:
    """Say what may follow in a stream; ours begin at 1, the library's may at 0."""
    first = {1} if topic in KINDS else {0, 1}
    return first if before is None else {before + 1}


def _flat(leaf: Mapping[str, Any]) -> dict[str, Any]:
    outer = {f"outer {name}": said for name, said in leaf.items() if name != "stmt"}
    return {**outer, **leaf["stmt"]}
