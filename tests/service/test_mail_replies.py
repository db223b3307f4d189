"""A reply by e-mail becomes a comment, if it is from whoever was told."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from events.base import Actor
from service.notifying.addresses import LIVES
from service.notifying.receiving import Became, receive
from tests.cast import AMINA, AYO, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.house import House, email_of
from tests.service.noticing import (
    REPLY_TO,
    Server,
    names_nobody,
    text_of,
    works,
    writes,
)
from tests.service.safeguards import a_lead, holds

ANSWER = "He can stay until four."


def told(house: House, server: Server, who: Actor = AMINA) -> str:
    """Tom writes; the address of the conversation that a mail gave to somebody."""
    writes(house, TOM)
    works(house)
    mine = [one for one in server.mails if one["To"] == email_of(who)]
    server.mails.clear()
    return str(mine[-1]["Reply-To"])


def a_mail(sender: str, to: str, text: str = ANSWER, **heads: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, "Re: something new"
    mail["Message-ID"] = "<1@mail.example>"
    for name, said in heads.items():
        mail[name.replace("_", "-")] = said
    mail.set_content(text)
    return mail


def sent(house: House, mail: EmailMessage, to: str | None = None) -> Became:
    with house.app.app_context():
        return receive(house.services, mail.as_bytes(), to or str(mail["To"]))


def replies(house: House, who: Actor = TOM) -> list[dict[str, object]]:
    items = house.program(who).read(f"/children/{AYO}/timeline")["items"]
    return [one for item in items for one in item["comments"]]


@shows("service.notifying.receiving:_add", at="unit.remember(asked, add_comment")
def test_f113_a_reply_becomes_a_comment_that_says_how_it_came(
    desk: House, server: Server
) -> None:
    to = told(desk, server)
    assert sent(desk, a_mail(email_of(AMINA), to)) is Became.ADDED
    (reply,) = replies(desk)
    assert reply["text"] == ANSWER
    assert reply["by"] == str(AMINA.person)
    assert reply["route"] == "e-mail"
    page = desk.browser(TOM).opened(f"/children/{AYO}").get_text(" ")
    assert "e-mail" in page
    assert server.mails == []


def test_everybody_else_is_told_of_the_reply(desk: House, server: Server) -> None:
    to = told(desk, server)
    sent(desk, a_mail(email_of(AMINA), to))
    works(desk)
    assert email_of(TOM) in server.told
    assert email_of(LUKASZ) in server.told
    assert email_of(AMINA) not in server.told


def test_a_mail_that_comes_twice_is_added_once(desk: House, server: Server) -> None:
    to = told(desk, server)
    for _ in range(2):
        assert sent(desk, a_mail(email_of(AMINA), to)) is Became.ADDED
    assert len(replies(desk)) == 1
    assert server.mails == []


def test_the_address_is_known_whatever_its_case(stall: House, server: Server) -> None:
    to = told(stall, server)
    mail = a_mail(f"Amina <{email_of(AMINA).upper()}>", to)
    assert sent(stall, mail, to.upper()) is Became.ADDED


def refused(house: House, server: Server, mail: EmailMessage) -> None:
    """Nothing is added, and the answer says what to do and nothing else."""
    server.mails.clear()
    before = len(replies(house))
    assert sent(house, mail) is Became.REFUSED
    assert len(replies(house)) == before
    (answer,) = server.mails
    assert answer["Auto-Submitted"] == "auto-generated"
    said = text_of(answer)
    assert "Your e-mail was not added to Same Page." in said
    assert "sign in, and write your\nanswer there" in said
    assert names_nobody(said + str(answer["Subject"]))
    assert ANSWER not in said


@shows("service.notifying.receiving:_add", at="others_in")
def test_f69_a_reply_of_staff_that_may_name_another_child_is_not_added(
    desk: House, server: Server
) -> None:
    writes(desk, AMINA)
    works(desk)
    to = next(
        str(one["Reply-To"]) for one in server.mails if one["To"] == email_of(TOM)
    )
    server.mails.clear()
    before = desk.topics()
    mail = a_mail(email_of(TOM), to, "Oli did it.")
    mail.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    assert sent(desk, mail) is Became.REFUSED
    assert desk.topics() == before
    (answer,) = server.mails
    said = text_of(answer)
    assert "A word in it may be another child. Write it in\nSame Page." in said
    assert names_nobody(said + str(answer["Subject"]))
    assert "Oli" not in said + str(answer["Subject"])
    assert sent(desk, a_mail(email_of(TOM), to)) is Became.ADDED
    assert [one["text"] for one in replies(desk)] == [ANSWER]


def test_a_parent_may_name_another_child_in_a_reply(
    stall: House, server: Server
) -> None:
    to = told(stall, server)
    mail = a_mail(email_of(AMINA), to, "Oli did it.")
    assert sent(stall, mail) is Became.ADDED


@shows("service.notifying.receiving:_read", at="account_with")
def test_f113_a_spoofed_reply_is_refused(desk: House, server: Server) -> None:
    to = told(desk, server)
    refused(desk, server, a_mail(email_of(LUKASZ), to))
    refused(desk, server, a_mail("somebody@mail.example", to))


def test_a_reply_to_an_address_of_nobody_is_refused(
    desk: House, server: Server
) -> None:
    told(desk, server)
    guessed = REPLY_TO.replace("@", f"+{'a' * 32}@")
    refused(desk, server, a_mail(email_of(AMINA), guessed))
    refused(desk, server, a_mail(email_of(AMINA), REPLY_TO))


def test_a_reply_that_comes_too_late_is_refused(stall: House, server: Server) -> None:
    to = told(stall, server)
    stall.clock.set(stall.clock.now + LIVES)
    refused(stall, server, a_mail(email_of(AMINA), to))


def test_who_left_the_circle_adds_nothing(desk: House, server: Server) -> None:
    to = told(desk, server, LUKASZ)
    desk.leave(LUKASZ)
    refused(desk, server, a_mail(email_of(LUKASZ), to))


@pytest.mark.parametrize("sees", ["nothing", "nothing-new"])
def test_whose_view_is_stopped_adds_nothing(
    stall: House, server: Server, sees: str
) -> None:
    lead = a_lead(stall)
    to = told(stall, server, LUKASZ)
    holds(lead, LUKASZ, sees, until="2026-09-10")
    refused(stall, server, a_mail(email_of(LUKASZ), to))


def test_who_may_only_read_adds_nothing(stall: House, server: Server) -> None:
    from tests.service.house import ADA  # noqa: PLC0415

    to = told(stall, server, ADA)
    refused(stall, server, a_mail(email_of(ADA), to))


def test_nothing_is_added_to_a_sealed_note(stall: House, server: Server) -> None:
    entry = writes(stall, TOM)
    works(stall)
    to = next(
        str(one["Reply-To"]) for one in server.mails if one["To"] == email_of(AMINA)
    )
    path = f"/children/{AYO}/entries/{entry}/seal"
    stall.program(TOM).wrote(path, {"reason": "Another child."})
    refused(stall, server, a_mail(email_of(AMINA), to))


@pytest.mark.parametrize("text", ["", "\n> quoted\n", "\u200b", "x" * 20_001])
def test_a_mail_without_words_of_ones_own_or_with_too_many_is_refused(
    stall: House, server: Server, text: str
) -> None:
    to = told(stall, server)
    refused(stall, server, a_mail(email_of(AMINA), to, text))


def test_a_mail_that_is_too_large_is_refused(
    stall: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = told(stall, server)
    monkeypatch.setattr("service.notifying.receiving.LARGEST", 600)
    refused(stall, server, a_mail(email_of(AMINA), to, "word " * 200))


def test_files_are_not_taken_and_the_answer_says_what_to_do(
    stall: House, server: Server
) -> None:
    to = told(stall, server)
    mail = a_mail(email_of(AMINA), to)
    mail.add_attachment(b"\x89PNG", "image", "png", filename="private-name.png")
    assert sent(stall, mail) is Became.ADDED
    assert [one["text"] for one in replies(stall)] == [ANSWER]
    (answer,) = server.mails
    assert "The files in your e-mail were not taken." in text_of(answer)
    assert "private-name" not in text_of(answer)


@pytest.mark.parametrize(
    "heads",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Auto_Submitted": "auto-generated"},
        {"Precedence": "bulk"},
        {"Precedence": "auto_reply"},
        {"List_Id": "<some.list>"},
        {"X_Autoreply": "yes"},
        {"Return_Path": "<>"},
    ],
)
def test_what_a_program_wrote_is_neither_added_nor_answered(
    stall: House, server: Server, heads: dict[str, str]
) -> None:
    to = told(stall, server)
    assert sent(stall, a_mail(email_of(AMINA), to, **heads)) is Became.IGNORED
    assert replies(stall) == []
    assert server.mails == []


@pytest.mark.parametrize(
    "sender", ["no-reply@localhost", "", "a@b.example, c@d.example"]
)
def test_our_own_mails_and_those_of_nobody_begin_no_loop(
    stall: House, server: Server, sender: str
) -> None:
    to = told(stall, server)
    assert sent(stall, a_mail(sender, to)) is Became.IGNORED
    assert server.mails == []


def test_one_address_is_answered_a_few_times_an_hour(
    stall: House, server: Server
) -> None:
    others = [
        a_mail("somebody@mail.example", REPLY_TO, f"Word {one}") for one in "abcdefg"
    ]
    for mail in others[:6]:
        sent(stall, mail)
    assert len(server.mails) == 3
    stall.clock.set(stall.clock.now + timedelta(hours=2))
    sent(stall, others[6])
    assert len(server.mails) == 4


@shows("service.notifying.receiving:_answer", at="ANSWERED, mail")
def test_f113_a_refused_mail_that_is_delivered_again_is_answered_once(
    stall: House, server: Server
) -> None:
    mail = a_mail("somebody@mail.example", REPLY_TO)
    for _ in range(2):
        assert sent(stall, mail) is Became.REFUSED
    stall.clock.set(stall.clock.now + timedelta(days=1))
    assert sent(stall, mail) is Became.REFUSED
    assert len(server.mails) == 1


def test_a_refused_mail_whose_answer_was_lost_is_answered_when_it_comes_again(
    stall: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = a_mail("somebody@mail.example", REPLY_TO)

    def lost(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as away:
        away.setattr(type(stall.services.post), "send", lost)
        with pytest.raises(OSError):  # noqa: PT011 - there is nothing else to say
            sent(stall, mail)
    assert sent(stall, mail) is Became.REFUSED
    assert len(server.mails) == 1


def a_report(to: str, action: str) -> EmailMessage:
    """What a mail system sends when it could not deliver (RFC 3464)."""
    from email import message_from_string, policy  # noqa: PLC0415

    raw = f"""From: MAILER-DAEMON@mail.example
To: {to}
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; amina@larkfield.example
Action: {action}
Status: 5.1.1

--b--
"""
    return message_from_string(raw, policy=policy.default)


@pytest.mark.parametrize(
    ("action", "became"),
    [("failed", Became.RETURNED), ("delayed", Became.IGNORED)],
)
def test_a_report_on_a_notice_is_kept_for_the_office(
    desk: House, server: Server, action: str, became: Became
) -> None:
    told(desk, server)
    back = server.returns[0]
    assert sent(desk, a_report(back, action)) is became
    states = repr(desk.stored()["notices"])
    assert states.count("returned") == (became is Became.RETURNED)
    assert server.mails == []


def test_what_else_comes_to_that_address_is_nothing(
    stall: House, server: Server
) -> None:
    to = told(stall, server)
    back = to.replace("+", "+back-")
    assert sent(stall, a_mail(email_of(AMINA), back)) is Became.IGNORED
    nobody = REPLY_TO.replace("@", f"+back-{'a' * 32}@")
    assert sent(stall, a_report(nobody, "failed")) is Became.IGNORED
    assert replies(stall) == []


def test_no_line_of_the_log_says_a_word_of_a_reply(
    stall: House, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    to = told(stall, server)
    sent(stall, a_mail(email_of(AMINA), to))
    sent(stall, a_mail(email_of(LUKASZ), to))
    logged = capsys.readouterr()
    assert names_nobody(logged.out + logged.err)
    assert ANSWER not in logged.out + logged.err
    assert date(2026, 9, 8) == stall.services.edge.today()
