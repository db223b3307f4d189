"""Whoever is invited gets it into their calendar, and what becomes of it as well."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest

from events.base import Actor
from service.mail import Calendar, Mail, Post
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.service.house import ADA, House, email_of
from tests.service.noticing import Server, address, works
from tests.service.test_meetings import FAMILY, MEETINGS, PURPOSE, TALK, asked, proposed


def invited(house: House, at: str, *who: Actor) -> None:
    asked(house, at, *FAMILY)
    body = {"people": [str(one.person) for one in who]}
    house.program(TOM).wrote(f"{at}/invitations", body)


def plain(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def calendar(mail: EmailMessage) -> Any:  # noqa: ANN401 - a calendar of the library
    part = mail.get_body(("calendar",))
    assert part is not None
    method = dict(part["content-type"].params)["method"]
    found = icalendar.Calendar.from_ical(part.get_content())
    assert str(found["method"]) == method
    return found


def event(mail: EmailMessage) -> Any:  # noqa: ANN401 - an event of the library
    (found,) = calendar(mail).walk("VEVENT")
    return found


def mail_to(server: Server, who: Actor) -> EmailMessage:
    return next(one for one in server.mails[::-1] if one["To"] == email_of(who))


@shows("service.meeting_news:TOLD", at="Meeting.MeetingProposed")
def test_f6_the_family_is_asked_at_once_what_makes_it_hard(
    stall: House, server: Server
) -> None:
    at = proposed(stall)
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ, SIAN, ADA)
    said = " ".join(plain(mail_to(server, AMINA)).split())
    assert "Tom Okafor proposed a meeting about Ayo Bello." in said
    assert "Please say there whether anything makes it hard for you" in said
    assert f"http://localhost{at}" in said
    assert PURPOSE not in said
    assert "Please do not reply to this e-mail." in said
    assert mail_to(server, AMINA).get_body(("calendar",)) is None


@shows("service.notifying.wording:ADDED", at="ADVICE")
def test_f30_an_invitation_by_mail_says_that_one_can_bring_somebody(
    stall: House, server: Server
) -> None:
    at = proposed(stall)
    works(stall)
    server.mails.clear()
    invited(stall, at, AMINA, TOM)
    works(stall)
    assert sorted(server.told) == address(AMINA, TOM)
    for mail in server.mails:
        said = " ".join(plain(mail).split())
        assert "You can always bring an advocate or a friend." in said
        assert "SENDIASS" in said
        assert "You can always bring" in str(event(mail)["description"])


def test_an_invitation_goes_into_a_calendar_without_the_childs_name(
    stall: House, server: Server
) -> None:
    at = proposed(stall, place="Room 4")
    invited(stall, at, AMINA)
    works(stall)
    found = event(mail_to(server, AMINA))
    assert found["dtstart"].dt == datetime(2026, 9, 25, 13, 30, tzinfo=UTC)
    assert found["dtend"].dt - found["dtstart"].dt == timedelta(minutes=45)
    assert (str(found["location"]), found["sequence"]) == ("Room 4", 0)
    assert str(found["attendee"]) == f"mailto:{email_of(AMINA)}"
    text = calendar(mail_to(server, AMINA)).to_ical().decode()
    assert "METHOD:REQUEST" in text
    for word in ("Ayo", "Bello", "reading"):
        assert word not in text


def test_a_place_that_names_the_child_is_left_out(stall: House, server: Server) -> None:
    at = proposed(stall, place="At home with Ayo")
    invited(stall, at, AMINA)
    works(stall)
    assert "location" not in event(mail_to(server, AMINA))


def test_what_becomes_of_a_meeting_changes_the_same_entry(
    stall: House, server: Server
) -> None:
    at = proposed(stall)
    invited(stall, at, AMINA, LUKASZ)
    works(stall)
    first = event(mail_to(server, AMINA))
    moved = {
        "day": "2026-09-28",
        "starts": "09:00",
        "minutes": 30,
        "place": "Room 1",
        "reason": "Painting.",
    }
    server.mails.clear()
    stall.program(TOM).wrote(f"{at}/moves", moved)
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ)
    second = event(mail_to(server, AMINA))
    assert str(second["uid"]) == str(first["uid"])
    assert second["sequence"] == 1
    assert second["dtstart"].dt == datetime(2026, 9, 28, 8, tzinfo=UTC)


def test_a_meeting_that_is_called_off_leaves_the_calendar(
    stall: House, server: Server
) -> None:
    at = proposed(stall)
    invited(stall, at, LUKASZ)
    works(stall)
    first = event(mail_to(server, LUKASZ))
    stall.program(SIAN).wrote(f"{at}/calling-off", {"reason": "Ayo is ill."})
    works(stall)
    last = mail_to(server, LUKASZ)
    assert "Siân Rees called off a meeting about Ayo Bello." in plain(last)
    assert str(calendar(last)["method"]) == "CANCEL"
    assert str(event(last)["status"]) == "CANCELLED"
    assert (str(event(last)["uid"]), event(last)["sequence"]) == (str(first["uid"]), 1)
    assert "ill" not in plain(last)


def test_a_day_without_a_time_is_a_whole_day(stall: House, server: Server) -> None:
    told = stall.program(TOM).wrote(MEETINGS, TALK)
    body = {"people": [str(AMINA.person)]}
    stall.program(TOM).wrote(f"{MEETINGS}/{told['id']}/invitations", body)
    works(stall)
    found = event(mail_to(server, AMINA))
    assert str(found["dtstart"].dt) == "2026-09-25"
    assert "dtend" not in found


def test_before_anybody_is_invited_everybody_is_told(
    stall: House, server: Server
) -> None:
    at = proposed(stall)
    works(stall)
    server.mails.clear()
    stall.program(TOM).wrote(f"{at}/calling-off", {"reason": "No."})
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ, SIAN, ADA)
    assert mail_to(server, AMINA).get_body(("calendar",)) is None


def test_a_mail_on_the_console_shows_its_words(
    stall: House, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = replace(stall.settings, smtp_url=None)
    mail = Mail("a@b.example", "S", "Words.", calendar=Calendar("REQUEST", "BEGIN:"))
    assert Post(settings, stall.services.edge).send(mail)
    assert "Words." in capsys.readouterr().out
