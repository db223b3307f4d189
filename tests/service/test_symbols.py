"""A set of pictures can be replaced, and none of its drawings can do anything."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.extract import extract_from_dir

from service.settings import Settings, SettingUnusable
from service.symbol_set import BUTTONS, OWN, SIGN_IN, SymbolSet, SymbolsUnusable
from tests.service.house import House

START = '<svg xmlns="http://www.w3.org/2000/svg"'
UNSAFE = [
    f"<!DOCTYPE svg [<!ENTITY a 'b'>]>{START}/>",
    f"{START}><script>alert(1)</script></svg>",
    f'{START} onload="alert(1)"/>',
    f"{START}><foreignObject/></svg>",
    f'{START}><image href="https://example.org/a.png"/></svg>',
    f'{START}><use href="https://example.org/a.svg#a"/></svg>',
    f'{START} xmlns:x="http://www.w3.org/1999/xlink"><use x:href="data:,a"/></svg>',
    f'{START}><rect fill="url(https://example.org/a)"/></svg>',
    f"{START}><style>@import 'a'</style></svg>",
    f"{START}><a href='#a'/></svg>",
    f'<?xml-stylesheet href="a"?>{START}/>',
    "<svg/>",
    "no drawing",
    f"{START}><!--{'a' * 70_000}--></svg>",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of somebody else's, with a picture of their own."""
    return copytree(OWN, tmp_path / "set")


def test_our_own_set_has_enough_of_everything() -> None:
    found = SymbolSet.load()
    assert len(found.symbols) >= 60
    assert len(found.groups) == 8
    assert all(len(found.of(group.group)) >= 4 for group in found.groups)
    assert len(found.of(SIGN_IN)) == 16
    assert found.licence == "CC0-1.0"
    assert (OWN / "LICENCE.txt").exists()


def test_every_drawing_of_the_folder_is_named() -> None:
    drawn = {file.stem for file in OWN.glob("*.svg")}
    assert drawn == set(SymbolSet.load().symbols)


def test_whoever_translates_is_given_every_word_that_a_picture_shows() -> None:
    mapping = [("symbols.json", "service.symbol_set:words_in")]
    given = {found[2] for found in extract_from_dir(OWN, method_map=mapping)}
    found = SymbolSet.load()
    called = {one.words for one in found.symbols.values() if one.group != BUTTONS}
    assert given == called | {one.group for one in found.groups}


def test_another_set_takes_its_buttons_from_ours(folder: Path) -> None:
    told = json.loads((folder / "symbols.json").read_text("utf-8"))
    told["symbols"] = [one for one in told["symbols"] if one["group"] != BUTTONS]
    (folder / "symbols.json").write_text(json.dumps(told))
    settings = Settings.from_env({"SAMEPAGE_SYMBOLS": str(folder)})
    found = SymbolSet.load(settings.symbols)
    assert found.drawings["home"] == (OWN / "home.svg").read_bytes()


@pytest.mark.parametrize("drawing", UNSAFE)
def test_a_drawing_that_could_do_something_is_refused(
    folder: Path, drawing: str
) -> None:
    (folder / "happy.svg").write_text(drawing)
    with pytest.raises(SymbolsUnusable, match=r"happy\.svg cannot be used"):
        SymbolSet.load(folder)
    with pytest.raises(SettingUnusable, match="SAMEPAGE_SYMBOLS"):
        Settings.from_env({"SAMEPAGE_SYMBOLS": str(folder)})


@pytest.mark.parametrize(
    "symbols",
    [[], [{"id": "../a", "words": "a", "group": "b"}], [{"id": "a"}], [7], {}],
)
def test_a_set_that_cannot_be_read_is_refused(folder: Path, symbols: object) -> None:
    said = {"licence": "mine", "symbols": symbols}
    (folder / "symbols.json").write_text(json.dumps(said))
    with pytest.raises(SymbolsUnusable):
        SymbolSet.load(folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SymbolsUnusable, match="cannot be read"):
        SymbolSet.load(tmp_path)


def test_a_drawing_is_served_as_a_picture_alone(lodge: House) -> None:
    answer = lodge.browser().get("/symbols/happy")
    assert answer.mimetype == "image/svg+xml"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert lodge.browser().get("/symbols/made-up").status_code == 404
