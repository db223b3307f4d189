"""A verifier of Merkle proofs after RFC 9162, 2.1.3.2 and 2.1.4.2, and a naive tree."""

from collections.abc import Sequence
from hashlib import sha256

WIDTH = 32


class BadProof(ValueError):
    """The proof does not prove it."""


def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash as RFC 9162 defines it, from leaf hashes."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return node(root_of(leaves[:split]), root_of(leaves[split:]))


def inclusion(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The path from a leaf to the root (2.1.3.1)."""
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if index < split:
        return [*inclusion(leaves[:split], index), root_of(leaves[split:])]
    return [*inclusion(leaves[split:], index - split), root_of(leaves[:split])]


def consistency(
    leaves: Sequence[bytes], size: int, *, whole: bool = True
) -> list[bytes]:
    """What shows that the first *size* leaves were once the tree (2.1.4.1)."""
    if size == len(leaves):
        return [] if whole else [root_of(leaves)]
    split = _split(len(leaves))
    if size <= split:
        inner = consistency(leaves[:split], size, whole=whole)
        return [*inner, root_of(leaves[split:])]
    inner = consistency(leaves[split:], size - split, whole=False)
    return [*inner, root_of(leaves[:split])]


def _split(size: int) -> int:
    """The largest power of two below *size*."""
    return 1 << (size - 1).bit_length() - 1


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise BadProof unless *leaf* is number *index* of the tree of *size*."""
    _check_widths(leaf, root, *proof)
    _check(0 <= index < size)
    here, last, hashed = index, size - 1, leaf
    for one in proof:
        _check(last != 0)
        if here & 1 or here == last:
            hashed = node(one, hashed)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            hashed = node(hashed, one)
        here, last = here >> 1, last >> 1
    _check(last == 0 and hashed == root)


def verify_consistency(
    first: int, second: int, proof: Sequence[bytes], root1: bytes, root2: bytes
) -> None:
    """Raise BadProof unless the tree of *first* leaves is the start of the *second*."""
    _check_widths(root1, root2, *proof)
    _check(0 < first <= second)
    if first == second:
        _check(not proof and root1 == root2)
        return
    path = [root1, *proof] if first & (first - 1) == 0 else list(proof)
    _check(bool(proof))
    here, last = first - 1, second - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for one in path[1:]:
        _check(last != 0)
        if here & 1 or here == last:
            old, new = node(one, old), node(one, new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node(new, one)
        here, last = here >> 1, last >> 1
    _check(last == 0 and old == root1 and new == root2)


def _check_widths(*hashes: bytes) -> None:
    _check(all(len(one) == WIDTH for one in hashes))


def _check(holds: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise BadProof
