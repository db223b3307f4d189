"""A note that waits is passed on to one more adult, once and without blame."""

from datetime import UTC, datetime

from events.base import Actor, Role, Side
from tests.cast import AMINA, AYO, LUKASZ, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.service.clients import words_of
from tests.service.house import ADA, House, email_of
from tests.service.noticing import (
    Server,
    address,
    moves,
    text_of,
    wishes,
    works,
    writes,
)

HEAD = Actor(an_id("the head"), Role.HEADTEACHER, Side.SCHOOL)
BLAME = ("fail", "should have", "late", "ignored", "fault", "forgot", "overdue")
PASSED = "diary/entry-passed-on"


def at(house: House, day: int, hour: int, minute: int = 0) -> None:
    """A time in London in September 2026; the 8th is a Tuesday, the 11th a Friday."""
    house.clock.set(datetime(2026, 9, day, hour - 1, minute, tzinfo=UTC))


def asks(house: House, who: Actor = AMINA) -> str:
    return writes(house, who, kind="reply-needed", reply_by="2026-09-18")


def passed(house: House) -> int:
    return house.topics().count(PASSED)


def told_since(house: House, server: Server) -> list[str]:
    server.mails.clear()
    works(house)
    return server.told


@shows("service.notifying.passing_on:_a_school_day_later", at="datetime.combine")
def test_f63_a_second_adult_is_asked_after_one_school_day(
    desk: House, server: Server
) -> None:
    at(desk, 8, 12)
    entry = asks(desk)
    works(desk)
    assert email_of(SIAN) not in server.told
    at(desk, 9, 11, 59)
    assert told_since(desk, server) == []
    at(desk, 9, 12, 1)
    assert told_since(desk, server) == address(SIAN)
    said = text_of(server.mails[0])
    assert "A note about Ayo Bello’s day still waits for a reply." in said
    assert not any(word in said for word in BLAME)
    at(desk, 10, 12, 1)
    assert told_since(desk, server) == []
    assert passed(desk) == 1
    audit = desk.browser(LUKASZ).opened(f"/children/{AYO}/audit").get_text(" ")
    line = words_of(audit)
    assert "Same Page asked Siân Rees to look at Amina Bello’s note" in line
    assert entry in str(desk.browser(LUKASZ).opened(f"/children/{AYO}/audit"))


@shows("service.notifying.passing_on:_a_school_day_later")
def test_f63_days_without_school_do_not_count(stall: House, server: Server) -> None:
    at(stall, 11, 15)
    asks(stall)
    at(stall, 12, 12)
    asks(stall)
    for day, hour, expected in ((13, 12, 0), (14, 14, 0), (14, 16, 1), (15, 9, 2)):
        at(stall, day, hour)
        works(stall)
        assert passed(stall) == expected, (day, hour)


def test_what_has_a_reply_is_passed_on_to_nobody(stall: House, server: Server) -> None:
    at(stall, 8, 12)
    entry = asks(stall)
    comment = {"text": "Yes."}
    stall.program(TOM).wrote(f"/children/{AYO}/entries/{entry}/comments", comment)
    at(stall, 9, 13)
    works(stall)
    assert passed(stall) == 0


def test_what_the_writer_adds_is_no_reply(stall: House, server: Server) -> None:
    at(stall, 8, 12)
    entry = asks(stall)
    comment = {"text": "Please."}
    stall.program(AMINA).wrote(f"/children/{AYO}/entries/{entry}/comments", comment)
    at(stall, 9, 13)
    works(stall)
    assert passed(stall) == 1


def test_whoever_wrote_it_is_not_asked(stall: House, server: Server) -> None:
    at(stall, 8, 12)
    asks(stall, SIAN)
    at(stall, 9, 13)
    assert email_of(TOM) in told_since(stall, server)
    stall.join(HEAD)
    at(stall, 9, 13, 30)
    asks(stall, SIAN)
    works(stall)
    at(stall, 10, 14)
    assert told_since(stall, server) == address(HEAD)


def test_where_nobody_else_is_at_the_school_nobody_is_asked(
    stall: House, server: Server
) -> None:
    stall.leave(TOM)
    at(stall, 8, 12)
    asks(stall, SIAN)
    at(stall, 9, 13)
    works(stall)
    assert passed(stall) == 0


def test_what_has_waited_for_weeks_is_left(stall: House, server: Server) -> None:
    at(stall, 8, 12)
    asks(stall)
    at(stall, 22, 13)
    works(stall)
    assert passed(stall) == 0


def test_only_notes_that_are_there_wait_for_somebody(
    stall: House, server: Server
) -> None:
    at(stall, 8, 12)
    sealed, moved, back = asks(stall, TOM), asks(stall), asks(stall)
    path = f"/children/{AYO}/entries/{sealed}/seal"
    stall.program(TOM).wrote(path, {"reason": "Another child."})
    for one in (moved, back):
        moves(stall, one)
    moves(stall, back, back=True)
    at(stall, 9, 13)
    works(stall)
    assert passed(stall) == 1


@shows("service.notifying.passing_on:_before_school", at="written.time() >= BEGINS")
def test_f114_a_note_for_before_school_is_passed_on_at_a_quarter_to_nine(
    desk: House, server: Server
) -> None:
    wishes(desk, SIAN, quiet=(0, 12 * 60))
    at(desk, 8, 20)
    writes(desk, AMINA, kind="before-school")
    at(desk, 9, 7)
    works(desk)
    assert email_of(TOM) in server.told
    assert email_of(SIAN) not in server.told
    at(desk, 9, 8, 44)
    assert told_since(desk, server) == []
    at(desk, 9, 8, 45)
    assert told_since(desk, server) == address(SIAN)
    said = text_of(server.mails[0])
    assert "There is a note about Ayo Bello to read before school." in said
    assert not any(word in said for word in BLAME)


def test_early_on_a_school_day_the_same_morning_counts(
    stall: House, server: Server
) -> None:
    at(stall, 8, 7, 30)
    writes(stall, AMINA, kind="before-school")
    at(stall, 8, 8, 46)
    works(stall)
    assert passed(stall) == 1


@shows("service.notifying.passing_on:_before_school", at="not days.is_school_day(day)")
def test_f114_a_note_of_saturday_is_for_monday(stall: House, server: Server) -> None:
    at(stall, 12, 7)
    writes(stall, AMINA, kind="before-school")
    at(stall, 14, 8, 44)
    works(stall)
    assert passed(stall) == 0
    at(stall, 14, 8, 45)
    works(stall)
    assert passed(stall) == 1


def test_the_class_is_told_at_once_whatever_it_wished(
    stall: House, server: Server
) -> None:
    from events.wishes import How  # noqa: PLC0415

    wishes(stall, TOM, How.NOT_AT_ALL)
    wishes(stall, LUKASZ, How.NOT_AT_ALL)
    at(stall, 9, 8)
    writes(stall, AMINA, kind="before-school")
    works(stall)
    assert sorted(server.told) == address(TOM, ADA)


@shows("service.notices.commands:acknowledge_entry", at="unit.save")
@shows("service/diary/templates/diary/entry.html", at="For anything urgent, phone.")
def test_f114_somebody_of_the_school_says_that_it_was_read(
    desk: House, server: Server
) -> None:
    at(desk, 8, 8)
    entry = writes(desk, AMINA, kind="before-school")
    path = f"/children/{AYO}/entries/{entry}"
    tom = desk.browser(TOM)
    first = tom.opened("/children").get_text(" ")
    assert "Read before school" in first
    assert "A note about" in first
    assert "For anything urgent, phone." in tom.opened(path).get_text()
    page = tom.saved(f"{path}/acknowledge")
    assert "Tom Okafor said for the school that this was read" in words_of(str(page))
    assert "We have read this" not in page.get_text()
    assert "Read before school" not in tom.opened("/children").get_text()
    home = desk.browser(AMINA).opened(path)
    assert "Tom Okafor said for the school that this was read" in words_of(str(home))
    at(desk, 8, 9)
    works(desk)
    assert passed(desk) == 0


def test_it_is_said_once_and_not_by_whoever_wrote_it(stall: House) -> None:
    entry = writes(stall, AMINA, kind="before-school")
    path = f"/children/{AYO}/entries/{entry}/acknowledge"
    home = stall.browser(AMINA)
    assert "Nobody at the school has said yet" in words_of(
        str(home.opened(f"/children/{AYO}/entries/{entry}"))
    )
    assert home.page.find("form", action=path) is None
    tom, sian = stall.browser(TOM), stall.browser(SIAN)
    for browser in (tom, sian):
        browser.opened(f"/children/{AYO}/entries/{entry}")
    tom.saved(path)
    assert sian.sent(path).status_code == 409
    assert stall.topics().count("diary/entry-acknowledged") == 1


def test_what_is_not_there_cannot_have_been_read(stall: House) -> None:
    entry = writes(stall, AMINA, kind="before-school")
    tom = stall.browser(TOM)
    tom.opened(f"/children/{AYO}/entries/{entry}")
    form = tom.form(f"/children/{AYO}/entries/{entry}/acknowledge")
    nowhere = f"/children/{AYO}/entries/{an_id('nothing')}/acknowledge"
    assert tom.post(nowhere, form).status_code == 404


def test_at_home_nobody_is_shown_what_the_class_reads_first(stall: House) -> None:
    writes(stall, AMINA, kind="before-school")
    assert "Read before school" not in stall.browser(LUKASZ).opened("/children").text
