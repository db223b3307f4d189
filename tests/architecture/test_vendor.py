"""What others made and we carry is byte for byte what VENDOR.json says."""

import json
from hashlib import sha256
from typing import Any

from tests.architecture.tree import ROOT, all_files, text_of

MANIFEST = "service/static/vendor/VENDOR.json"
FOLDERS = ("service/static/vendor/", "tests/browser/vendor/")


def packages() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(text_of(MANIFEST))["packages"]
    return told


def test_every_carried_file_has_the_bytes_it_came_with() -> None:
    told = {name: sha for one in packages() for name, sha in one["files"].items()}
    there = {name: sha256((ROOT / name).read_bytes()).hexdigest() for name in told}
    assert there == told


def test_no_carried_file_is_missing_from_the_manifest() -> None:
    told = {name for one in packages() for name in one["files"]}
    carried = {name for name in all_files() if name.startswith(FOLDERS)}
    assert carried - told == {MANIFEST}


def test_each_package_says_its_version_and_licence() -> None:
    for one in packages():
        assert one["version"]
        assert one["licence"]
        assert one["integrity"].startswith("sha512-")
