"""Of a reply only somebody's own words are kept, whatever program they wrote it in."""

from email import message_from_string, policy
from email.message import EmailMessage

import pytest

from service.notifying.replies import MARKER, has_files, own_words, words_of

NOTICE = f"> --- {MARKER} ---\n>\n> Hello,\n>\n> Tom wrote a note.\n"
ON_LINES = "On Tue, 8 Sept 2026, Same Page\n<reply+abc@diary.example>\nwrote:"
ON = "On Tue, 8 Sept 2026 at 12:00, Same Page <reply+abc@diary.example> wrote:"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Yes, at four.", "Yes, at four."),
        (f"Yes.\n\n{ON}\n{NOTICE}", "Yes."),
        (f"Yes.\r\n\r\n{ON}\r\n\r\n{NOTICE}", "Yes."),
        (
            f"Yes.\n\n{ON_LINES}\n\n{NOTICE}",
            "Yes.",
        ),
        (f"Tak.\n\nW dniu 8.09.2026 o 12:00, Same Page pisze:\n{NOTICE}", "Tak."),
        ("Yes.\n\nSent from my iPhone\n\n" + ON + "\n" + NOTICE, "Yes."),
        ("Yes.\n\n-- \nTom Okafor\nLarkfield", "Yes."),
        ("Yes.\n--\nTom", "Yes."),
        ("Yes.\nGet Outlook for Android\n", "Yes."),
        ("Yes.\n\n-----Original Message-----\nFrom: Same Page\n", "Yes."),
        ("Yes.\n\n________________________________\nFrom: Same Page\n", "Yes."),
        ("Yes.\n\nFrom: Same Page\nSent: 8 September\nTo: Tom\nHello", "Yes."),
        ("Yes.\n\n*From:* Same Page\n*Date:* 8 September\n", "Yes."),
        ("Yes.\n\nBegin forwarded message:\n", "Yes."),
        (f"Yes.\n--- {MARKER} ---\nHello", "Yes."),
        (f"{ON}\n{NOTICE}\nYes, below.", "Yes, below."),
        (f"{ON}\n> one?\nYes.\n> two?\nNo.", "Yes.\nNo."),
        (
            "From: my point of view this is fine.",
            "From: my point of view this is fine.",
        ),
        ("On Friday bring:", "On Friday bring:"),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        (NOTICE, ""),
        ("", ""),
    ],
)
def test_what_is_quoted_and_signed_is_cut(sent: str, kept: str) -> None:
    assert own_words(sent) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Yes,</p><p>at four.</p>", "Yes,\n\nat four."),
        (
            "<html><head><style>p{}</style></head><body>Yes<br>No</body></html>",
            "Yes\nNo",
        ),
        (
            f'<div>Yes &amp; no</div><div class="gmail_quote">{ON}<p>Tom</p></div>',
            "Yes & no",
        ),
        ("<p>Yes</p><blockquote><p>Tom <b>wrote</b></p></blockquote>", "Yes"),
        ('<p>Yes</p><div id="divRplyFwdMsg"><img><b>From:</b> x</div>', "Yes"),
        (f"<p>Yes</p><hr><p>{MARKER}</p><p>Hello</p>", "Yes"),
        ("<script>alert(1)</script>", ""),
        ("<div>Yes</p></div>", "Yes"),
    ],
)
def test_html_is_read_as_somebody_sees_it(html: str, kept: str) -> None:
    message = EmailMessage()
    message.set_content(html, subtype="html")
    assert words_of(message) == kept


def test_the_plain_text_is_taken_first() -> None:
    message = EmailMessage()
    message.set_content("Plain.")
    message.add_alternative("<p>Rich.</p>", subtype="html")
    assert words_of(message) == "Plain."


def test_an_empty_plain_text_gives_way_to_the_html() -> None:
    message = EmailMessage()
    message.set_content("\n")
    message.add_alternative("<p>Rich.</p>", subtype="html")
    assert words_of(message) == "Rich."


def test_an_unknown_alphabet_holds_no_words() -> None:
    raw = "Content-Type: text/plain; charset=nothing-known\n\nYes."
    message = message_from_string(raw, policy=policy.default)
    assert words_of(message) == ""


def test_a_mail_of_files_alone_holds_no_words() -> None:
    message = EmailMessage()
    message.set_content(b"\x89PNG", "image", "png", filename="a.png")
    assert words_of(message) == ""


def test_files_beside_the_words_are_noticed() -> None:
    message = EmailMessage()
    message.set_content("Yes.")
    assert not has_files(message)
    message.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    assert has_files(message)
    assert words_of(message) == "Yes."
