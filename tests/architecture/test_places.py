"""The repository names no machine, and no index that packages come from."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, all_files

# In pieces, so that this file does not name them either.
INDEXES = ("pypi" + ".org", "python" + "hosted", "npm" + "js.", "yarn" + "pkg.com")
FOLDERS_OF_A_PERSON = r"/(?:root|home/\w+|Users/\w+|work)/|[A-Z]:\\Users"


def patterns() -> re.Pattern[str]:
    here = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2]
    fixed = [re.escape(words) for words in (*INDEXES, *here)]
    return re.compile("|".join([*fixed, rf"(?<![\w.}}>/:]){FOLDERS_OF_A_PERSON}"]))


def test_no_file_names_a_machine_path_or_a_package_index() -> None:
    forbidden = patterns()
    said = {
        f"{name}: {found.group()}"
        for name in all_files()
        for found in forbidden.finditer((ROOT / name).read_text(errors="ignore"))
    }
    assert not said


@pytest.mark.parametrize(
    "said", ["cd /" + "work/main", "/" + "home/ayo/diary", "//files." + INDEXES[1]]
)
def test_such_a_name_would_be_found(said: str) -> None:
    assert patterns().search(said)


@pytest.mark.parametrize(
    "said", ["home/school", "/children/<child>/home/", "work/life"]
)
def test_the_words_of_the_diary_are_not_taken_for_one(said: str) -> None:
    assert not patterns().search(said)
