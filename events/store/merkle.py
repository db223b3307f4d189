"""The Merkle tree of one log, kept as its frontier (RFC 6962, 2.1; RFC 9162, 2.1).

A frontier is the list of roots of the perfect subtrees that make up a log of n
leaves, largest first: one 32-byte hash for each bit set in n.
"""

from hashlib import sha256
from typing import Final

WIDTH: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Hash the exact bytes of a leaf."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into their parent."""
    return sha256(b"\x01" + left + right).digest()


def extend(frontier: bytes, size: int, leaf: bytes) -> bytes:
    """Add the hash of leaf number *size* to the frontier of *size* leaves."""
    kept, node = frontier, leaf
    while size & 1:
        node = node_hash(kept[-WIDTH:], node)
        kept = kept[:-WIDTH]
        size >>= 1
    return kept + node


def root(frontier: bytes) -> bytes:
    """Fold a frontier into the root of its log, smallest subtree first."""
    if not frontier:
        return EMPTY_ROOT
    node = frontier[-WIDTH:]
    for end in range(len(frontier) - WIDTH, 0, -WIDTH):
        node = node_hash(frontier[end - WIDTH : end], node)
    return node
