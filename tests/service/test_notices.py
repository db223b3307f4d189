"""Whoever belongs is told once, through whatever a mail server does, and of no word."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from events.base import Actor, Duty, Role, Side, Space
from events.circle import Circle
from projections.runner import VIEWS, rebuild, schools
from service.demo.story import story, words_that_must_not_leak
from service.operating.demo_command import SEED
from service.outbox import KEPT
from tests import databases
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, MONDAY, SIAN, TOM, an_id
from tests.service.house import ADA, CALLED, NOW, House, email_of
from tests.service.noticing import (
    WORDS,
    Server,
    address,
    desk_at,
    moves,
    names_nobody,
    text_of,
    works,
    writes,
)
from tests.service.safeguards import a_lead, holds

HOUR = timedelta(hours=1)
ADMINISTRATOR = Actor(an_id("the office"), Duty.ADMINISTRATOR, Side.SCHOOL)
A_DAY = timedelta(days=1)


def at(house: House, *when: int) -> None:
    house.clock.set(datetime(*when, tzinfo=UTC))  # type: ignore[arg-type,misc]


def test_both_parents_are_told_at_the_same_time(desk: House, server: Server) -> None:
    writes(desk, TOM)
    assert works(desk) == 3
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)
    assert works(desk) == 0
    assert len(set(server.ids)) == 3


def test_a_notice_says_who_wrote_of_what_kind_of_thing_and_no_word(
    stall: House, server: Server
) -> None:
    entry = writes(stall, TOM, kind="reply-needed", reply_by="2026-09-10")
    works(stall)
    said = text_of(server.mails[0])
    assert "Tom Okafor wrote a note about Ayo Bello’s day that needs a reply." in said
    assert "They ask for a reply by Thursday 10 September 2026." in said
    assert f"http://localhost/children/{AYO}/entries/{entry}" in said
    assert "For anything urgent, phone." in said
    assert "seizure" not in said


def test_no_subject_and_no_line_of_the_log_names_anybody(
    stall: House, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.refuses[email_of(LUKASZ)] = "550 No such person here"
    server.refuses[email_of(ADA)] = "450 Not now"
    writes(stall, TOM)
    works(stall)
    (told,) = server.mails
    assert told["Subject"] == "There is something new in Same Page"
    logged = capsys.readouterr()
    assert "mail not sent" in logged.out + logged.err
    assert names_nobody(str(told["Subject"]) + logged.out + logged.err)


def test_no_name_and_no_word_of_the_demo_school_stands_in_any_mail_or_log(
    stall: House, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    told = story(SEED, date(2026, 11, 20))
    sensitive = words_that_must_not_leak(told)
    for word in sorted(sensitive):
        writes(stall, TOM, f"{word}.")
    while works(stall):
        pass
    logged = capsys.readouterr()
    subjects = "".join(str(one["Subject"]) for one in server.mails)
    seen, bodies = subjects + logged.out + logged.err, map(text_of, server.mails)
    assert len(server.mails) == 3 * len(sensitive)
    assert [word for word in sensitive if word in seen] == []
    said = "".join(bodies).replace(CALLED[TOM.person], "")
    assert [word for word in sensitive if word in said] == []


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("note", "wrote a note about Ayo Bello’s day."),
        ("question", "asked a question about Ayo Bello’s day."),
        ("before-school", "They ask that the class team reads it and says so."),
    ],
)
def test_each_kind_of_note_is_told_in_its_own_words(
    stall: House, server: Server, kind: str, says: str
) -> None:
    writes(stall, AMINA, kind=kind)
    works(stall)
    assert says in text_of(server.mails[0])


def test_what_is_said_to_a_note_is_told_too(stall: House, server: Server) -> None:
    entry = writes(stall, AMINA)
    program, own = stall.program(TOM), stall.program(AMINA)
    path = f"/children/{AYO}/entries/{entry}"
    program.wrote(f"{path}/comments", {"text": WORDS})
    program.wrote(f"{path}/corrections", {"text": WORDS, "reason": WORDS})
    own.wrote(f"{path}/amendments", {"text": "Better.", "reason": WORDS})
    works(stall)
    said = "\n".join(map(text_of, server.mails))
    assert "Tom Okafor replied to a note about Ayo Bello’s day." in said
    assert "Tom Okafor set other words beside a note about" in said
    assert "Amina Bello changed their own words in a note about" in said
    assert "seizure" not in said
    assert email_of(AMINA) in server.told


def test_a_senco_is_told_first_only_where_nobody_else_of_the_school_is(
    stall: House, server: Server
) -> None:
    writes(stall, AMINA)
    works(stall)
    assert sorted(server.told) == address(TOM, LUKASZ, ADA)
    stall.leave(TOM)
    server.mails.clear()
    writes(stall, AMINA)
    works(stall)
    assert sorted(server.told) == address(SIAN, LUKASZ, ADA)


def test_who_left_meanwhile_is_told_nothing(desk: House, server: Server) -> None:
    writes(desk, TOM)
    desk.leave(LUKASZ)
    works(desk)
    assert sorted(server.told) == address(AMINA, ADA)


def test_who_has_no_account_here_is_passed_by(stall: House, server: Server) -> None:
    guest = Actor(an_id("a guest on paper"), Role.CARER, Side.HOME)
    with stall.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.join(guest, "Kit", None, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    writes(stall, TOM)
    works(stall)
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_whose_view_is_stopped_is_told_nothing(
    stall: House, server: Server, sees: str
) -> None:
    lead = a_lead(stall)
    writes(stall, TOM)
    holds(lead, LUKASZ, sees, until="2026-09-10")
    writes(stall, TOM)
    works(stall)
    assert email_of(LUKASZ) not in server.told
    assert server.told.count(email_of(AMINA)) == 2


def test_what_was_moved_or_sealed_is_told_of_to_nobody(
    stall: House, server: Server
) -> None:
    moved, sealed = writes(stall, TOM), writes(stall, TOM)
    moves(stall, moved)
    stall.program(TOM).wrote(
        f"/children/{AYO}/entries/{sealed}/seal", {"reason": "Wrong child."}
    )
    works(stall)
    assert server.mails == []


def test_filling_the_views_again_tells_nobody_again(
    stall: House, server: Server
) -> None:
    writes(stall, TOM)
    works(stall)
    with stall.place.owner.writing() as conn:
        for school in schools(conn):
            rebuild(conn, stall.place.ring, school, VIEWS)
    works(stall)
    assert len(server.mails) == 3


def test_notices_of_long_ago_are_forgotten(stall: House, server: Server) -> None:
    writes(stall, TOM)
    works(stall)
    assert len(stall.stored()["notices"]) == 3
    stall.clock.set(NOW + KEPT + A_DAY)
    writes(stall, TOM)
    works(stall)
    assert len(stall.stored()["notices"]) == 3
    assert len(server.mails) == 6


def test_without_a_way_for_replies_a_notice_asks_for_none(
    sqlite_place: databases.Place, server: Server
) -> None:
    house = desk_at(sqlite_place, server, reply_to=None)
    writes(house, TOM)
    works(house)
    assert server.mails[0]["Reply-To"] is None
    assert "Please do not reply to this e-mail." in text_of(server.mails[0])
    house.close()


def test_each_conversation_has_an_address_that_nobody_can_guess(
    stall: House, server: Server
) -> None:
    writes(stall, TOM)
    works(stall)
    replies = {str(one["Reply-To"]) for one in server.mails}
    assert len(replies) == 3
    for one in replies:
        assert re.fullmatch(r"reply\+[a-z2-7]{32}@diary\.example", one)
    kept = repr(stall.stored()["notices"])
    assert not any(one[6:38] in kept for one in replies)
    assert all(one.startswith("reply+back-") for one in server.returns)


def test_a_transport_escort_is_told_of_nothing(stall: House, server: Server) -> None:
    ivy = stall.join(Actor(an_id("Ivy"), Role.TRANSPORT_ESCORT, Side.OTHER))
    for kind in ("note", "hand-over"):
        writes(stall, TOM, kind=kind)
    assert works(stall) == 6
    assert email_of(ivy) not in server.told
    said = [text_of(mail) for mail in server.mails]
    assert sum("wrote a note for Ayo Bello’s journey" in one for one in said) == 3


def test_whoever_has_become_an_escort_is_told_no_more(
    stall: House, server: Server
) -> None:
    writes(stall, TOM)
    with stall.services.store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.leave(LUKASZ.person, None, by=SIAN.person, today=MONDAY)
        escort = Actor(LUKASZ.person, Role.TRANSPORT_ESCORT, Side.OTHER)
        circle.join(escort, "Łukasz", None, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    assert works(stall) == 2
    assert sorted(server.told) == address(AMINA, ADA)
