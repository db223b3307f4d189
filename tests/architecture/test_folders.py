"""Every folder of tests is a package, or `tests/events` would hide `events`."""

from pathlib import PurePosixPath

from tests.architecture.tree import all_files, matching


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {PurePosixPath(name).parent for name in matching("tests/**/*.py")}
    bare = {f"{folder}/__init__.py" for folder in folders}.difference(all_files())
    assert not bare
