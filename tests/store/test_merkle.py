"""The tree of a log, against the RFC's own numbers and everybody else's proofs."""

import json
from base64 import b64decode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from events.store import merkle
from tests import vectors
from tests.store import proofs
from tests.store.proofs import BadProof

# The eight leaves and the roots that every implementation of RFC 6962 is tried with.
LEAVES = [
    bytes.fromhex(one)
    for one in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MANY = [merkle.leaf_hash(number.to_bytes(2)) for number in range(200)]
# Its root is a dummy of 12 bytes; a root of ours has always 32.
NOT_32_BYTES = "sizes-are-equal-one-and-proof-is-empty.json"


def grown(leaves: list[bytes]) -> bytes:
    frontier = b""
    for size, leaf in enumerate(leaves):
        frontier = merkle.extend(frontier, size, leaf)
    return frontier


@pytest.mark.parametrize("size", range(9))
def test_the_roots_of_the_standard_leaves(size: int) -> None:
    leaves = [merkle.leaf_hash(leaf) for leaf in LEAVES[:size]]
    assert merkle.root(grown(leaves)).hex() == ROOTS[size]


def test_the_frontier_of_any_size_folds_into_the_root_of_the_definition() -> None:
    frontier = b""
    for size, leaf in enumerate(MANY):
        assert merkle.root(frontier) == proofs.root_of(MANY[:size])
        assert len(frontier) == merkle.WIDTH * size.bit_count()
        frontier = merkle.extend(frontier, size, leaf)


def test_leaves_and_nodes_are_hashed_apart() -> None:
    assert merkle.leaf_hash(b"a") == sha256(b"\x00a").digest()
    assert merkle.node_hash(b"a", b"b") == sha256(b"\x01ab").digest()


def test_every_leaf_can_be_proven_to_be_in() -> None:
    for size in range(1, 40):
        root = merkle.root(grown(MANY[:size]))
        for index in range(size):
            path = proofs.inclusion(MANY[:size], index)
            proofs.verify_inclusion(index, size, MANY[index], path, root)
            with pytest.raises(BadProof):
                proofs.verify_inclusion(index, size, MANY[size], path, root)


def test_every_log_can_be_proven_to_go_on_from_its_past() -> None:
    roots = [merkle.root(grown(MANY[:size])) for size in range(40)]
    for second in range(1, 40):
        for first in range(1, second + 1):
            path = proofs.consistency(MANY[:second], first)
            proofs.verify_consistency(first, second, path, roots[first], roots[second])
            with pytest.raises(BadProof):
                proofs.verify_consistency(
                    first, second, path, roots[first - 1], roots[second]
                )


def inclusion_of(said: dict[str, Any]) -> None:
    proofs.verify_inclusion(
        said["leafIdx"],
        said["treeSize"],
        raw(said["leafHash"]),
        [raw(one) for one in said["proof"] or []],
        raw(said["root"]),
    )


def consistency_of(said: dict[str, Any]) -> None:
    proofs.verify_consistency(
        said["size1"],
        said["size2"],
        [raw(one) for one in said["proof"] or []],
        raw(said["root1"]),
        raw(said["root2"]),
    )


def raw(text: str | None) -> bytes:
    return b64decode(text or "")


@pytest.mark.parametrize(
    ("folder", "verify", "count"),
    [("inclusion", inclusion_of, 98), ("consistency", consistency_of, 98)],
)
def test_the_public_vectors(
    folder: str, verify: Callable[[dict[str, Any]], None], count: int
) -> None:
    vectors.needed()
    files = vectors.files(f"merkle/{folder}", "*.json")
    assert len(files) == count
    assert [str(one) for one in files if not agrees(one, verify)] == []


def agrees(file: Path, verify: Callable[[dict[str, Any]], None]) -> bool:
    said = json.loads(file.read_text())
    try:
        verify(said)
    except BadProof:
        return said["wantErr"] or file.name == NOT_32_BYTES
    return not said["wantErr"]
