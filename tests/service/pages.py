"""What must be true of every page that a test opens."""

from collections import Counter
from collections.abc import Iterator
from copy import copy
from html.parser import HTMLParser

from bs4 import BeautifulSoup, Tag
from werkzeug.test import TestResponse

from service.tongue import ENGLISH, TONGUES

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
UNLABELLED = frozenset({"hidden", "submit"})
REFERENCES = ("for", "aria-describedby", "aria-labelledby", "list")


class Nesting(HTMLParser):
    """Finds tags that are not closed, or are closed in the wrong order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says something twice: {attrs}"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> at {self.getpos()}"


def check_page(answer: TestResponse, status: int = 200) -> BeautifulSoup:
    """Check one page from its headers down to its fields, and give it to read."""
    assert answer.status_code == status, answer.text
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    check_nesting(answer.text)
    page = BeautifulSoup(answer.text, "html.parser")
    for check in (check_head, check_ids, check_labels, check_forms, check_policy):
        check(page)
    return page


def check_nesting(html: str) -> None:
    nesting = Nesting()
    nesting.feed(html)
    nesting.close()
    assert nesting.open == []


def check_head(page: BeautifulSoup) -> None:
    (root,) = page.find_all("html")
    assert root["lang"] in {"en-GB", *TONGUES} - {ENGLISH.tag}
    assert (root["lang"] == "en-GB") == (page.find(id="phrases") is None)
    (heading,) = page.find_all("h1")
    assert page.title is not None
    heading = copy(heading)
    for part in heading.select("[aria-hidden=true]"):
        part.extract()
    assert said(page.title).startswith(said(heading))
    assert len(page.find_all("main")) == 1


def check_ids(page: BeautifulSoup) -> None:
    ids = Counter(one["id"] for one in page.find_all(id=True))
    assert [name for name, count in ids.items() if count > 1] == []
    for attribute in REFERENCES:
        for one in page.select(f"[{attribute}]"):
            assert set(str(one[attribute]).split()) <= set(ids), one
    for one in page.select('a[href^="#"]'):
        assert str(one["href"])[1:] in ids, one


def check_labels(page: BeautifulSoup) -> None:
    for one in page.find_all(["input", "textarea", "select"]):
        if one.get("type") not in UNLABELLED:
            assert page.select(f'label[for="{one["id"]}"]'), one
    for one in page.find_all("button"):
        assert said(one), one
    for one in page.find_all("img"):
        assert one.has_attr("alt"), one


def check_forms(page: BeautifulSoup) -> None:
    for form in page.find_all("form"):
        assert str(form["action"]).startswith("/"), form
        assert form["method"] in {"get", "post"}
        if form["method"] == "post":
            assert form.find("input", attrs={"name": "csrf"}), form


def check_policy(page: BeautifulSoup) -> None:
    """Nothing is on the page that its own policy would not let work."""
    assert page.find_all("style") == []
    for tag in page.select("*"):
        assert not [name for name in tag.attrs if name.startswith("on")], tag
        assert not tag.has_attr("style"), tag
    for address in loaded(page):
        assert address.startswith(("/static/", "/children/", "/symbols/")), address


def loaded(page: BeautifulSoup) -> Iterator[str]:
    """Every address that a browser fetches by itself for this page."""
    for name, attribute in (("script", "src"), ("img", "src"), ("link", "href")):
        for one in page.find_all(name):
            if one.get("type") == "application/json":
                continue
            assert one.get_text(strip=True) == ""
            yield str(one[attribute])


def said(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
