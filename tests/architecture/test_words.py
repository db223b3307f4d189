"""People are called by their names: no page calls anyone by a family pet name."""

import re

from tests.architecture.tree import matching, text_of

NOT_FOR_STRANGERS = re.compile(
    r"\b(?:mum|mummy|mam|mom|dad|daddy)(?:s|'s)?\b", re.IGNORECASE
)


def test_no_page_and_no_sentence_says_mum_or_dad() -> None:
    shown = matching("service/**/*.html", "service/**/*.txt", "service/**/*.py")
    # What the people of the demo school write to each other are their own words.
    ours = [name for name in shown if not name.startswith("service/demo/")]
    said = {
        f"{name}: {found.group()}"
        for name in ours
        for found in NOT_FOR_STRANGERS.finditer(text_of(name))
    }
    assert not said


def test_the_words_of_our_mails_are_looked_at_too() -> None:
    assert "service/templates/mail/invitation.txt" in matching("service/**/*.txt")
