"""How a test meets the service: as a browser without JavaScript, or as a program."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.service.pages import check_page

NAVIGATES = {
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}
API = "/api/v1"


@dataclass
class Browser:
    """Opens pages, fills in forms and follows where they lead."""

    client: FlaskClient
    headers: Mapping[str, str] = field(default_factory=dict)
    page: BeautifulSoup = field(
        default_factory=lambda: BeautifulSoup("", "html.parser")
    )

    def holds(self, session: str) -> None:
        self.client.set_cookie("samepage", session)

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={**NAVIGATES, **self.headers, **headers})

    def post(
        self, path: str, fields: Mapping[str, Any], **headers: str
    ) -> TestResponse:
        return self.client.post(
            path, data=dict(fields), headers={**NAVIGATES, **self.headers, **headers}
        )

    def opened(self, path: str, status: int = 200) -> BeautifulSoup:
        """Open a page, check that it is sound, and stay on it."""
        self.page = check_page(self.get(path), status)
        return self.page

    def form(self, action: str) -> dict[str, str]:
        """What a form of the page would send if nobody typed anything."""
        found = self.page.find("form", action=action)
        assert isinstance(found, Tag), f"no form goes to {action}"
        return values_of(found)

    def sent(self, action: str, **typed: str) -> TestResponse:
        """Fill in the form of this page that goes to *action*, and send it."""
        return self.post(action, {**self.form(action), **typed})

    def refused(self, action: str, status: int, **typed: str) -> BeautifulSoup:
        """Send a form that comes back; stay on the page with what is wrong."""
        self.page = check_page(self.sent(action, **typed), status)
        return self.page

    def saved(self, action: str, **typed: str) -> BeautifulSoup:
        """Send a form that is kept, and follow to the page after it."""
        answer = self.sent(action, **typed)
        assert answer.status_code == 303, words_of(answer.text)
        return self.opened(answer.location)


@dataclass(frozen=True)
class Program:
    """Speaks JSON with a token."""

    client: FlaskClient
    headers: Mapping[str, str]

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(API + path, headers={**self.headers, **headers})

    def send(
        self,
        method: str,
        path: str,
        body: object = None,
        key: str | None = None,
        **more: str,
    ) -> TestResponse:
        """Send *body* as JSON, under *key* or a new one; `key=""` sends none."""
        given = str(uuid4()) if key is None else key
        keyed = {"Idempotency-Key": given} if given else {}
        headers = {**self.headers, **keyed, **more}
        data = None if body is None else json.dumps(body)
        kind = None if body is None else "application/json"
        return self.client.open(
            API + path, method=method, data=data, content_type=kind, headers=headers
        )

    def post(self, path: str, body: object, key: str | None = None) -> TestResponse:
        return self.send("POST", path, body, key)

    def wrote(self, path: str, body: object, key: str | None = None) -> dict[str, Any]:
        answer = self.post(path, body, key)
        assert answer.status_code == 201, answer.text
        return read(answer)

    def read(self, path: str) -> dict[str, Any]:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return read(answer)


def read(answer: TestResponse) -> dict[str, Any]:
    told = answer.get_json(force=True)
    assert isinstance(told, dict)
    return told


def values_of(form: Tag) -> dict[str, str]:
    """What a browser would send for a form as it stands."""
    values: dict[str, str] = {}
    for one in form.find_all(["input", "textarea", "select"]):
        name, kind = str(one.get("name", "")), one.get("type")
        if one.name == "textarea":
            values[name] = one.get_text().removeprefix("\n")
        elif one.name == "select":
            chosen = one.find("option", selected=True) or one.find("option")
            values[name] = str(chosen["value"]) if isinstance(chosen, Tag) else ""
        elif kind not in {"radio", "checkbox"} or one.has_attr("checked"):
            values[name] = str(one.get("value", ""))
    return values


def words_of(html: str) -> str:
    """The words of a page, as somebody reads them."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def said_in(tag: Tag) -> str:
    """The words of one part of a page."""
    return " ".join(tag.get_text(" ").split())
