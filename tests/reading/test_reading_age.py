"""What people read here can be read with ease at the age of nine."""

from fnmatch import fnmatch

import pytest

from tests.architecture.tree import matching, text_of
from tests.reading.age import age, is_sentence, split, syllables, words_of
from tests.reading.pages import EXCEPTIONS, SPEAKS, pages, spoken
from tests.reading.strings import sentences_in, sentences_in_script
from tests.reading.templates import blocks

OLDEST = 9.0


def hardest(sentences: tuple[str, ...]) -> str:
    worst = sorted(sentences, key=lambda one: age([one]), reverse=True)[:5]
    return "\n".join(f"{age([one]):5.1f}  {one}" for one in worst)


@pytest.mark.parametrize("page", sorted(pages()))
def test_a_page_can_be_read_at_the_age_of_nine(page: str) -> None:
    said = pages()[page]
    assert age(said) <= OLDEST, f"{page}: {age(said):.1f}\n{hardest(said)}"


def test_all_of_it_together_is_easier() -> None:
    everything = [one for said in pages().values() for one in said]
    assert len(everything) > 1000
    assert age(everything) <= OLDEST - 1


def test_every_exception_is_needed() -> None:
    for left_out, reason in EXCEPTIONS.items():
        assert any(fnmatch(name, left_out) for name in matching(*SPEAKS)), left_out
        assert reason.endswith(".")


def test_every_template_is_read() -> None:
    templates = {name for name in matching("service/**/*.html") if "/api/" not in name}
    assert templates <= set(spoken())


def test_long_words_and_long_sentences_take_an_older_reader() -> None:
    easy = age(["The cat sat on the mat.", "It was warm."])
    longer = age(["The cat sat on the mat and it was warm and soon it slept."])
    harder = age(["The animal inhabited the residence.", "It was comfortable."])
    assert easy < longer < harder


def test_the_formula_gives_what_it_gives_elsewhere() -> None:
    """Six words of one beat each are of grade -1.45, wherever it is worked out."""
    assert age(["The cat sat on the mat."]) == pytest.approx(-1.45 + 5)


@pytest.mark.parametrize(
    ("word", "beats"),
    [
        ("a", 1),
        ("diary", 3),
        ("school", 1),
        ("closed", 1),
        ("noted", 2),
        ("notes", 1),
        ("changes", 2),
        ("people", 2),
        ("seeing", 2),
        ("families’", 3),
        ("responsibility", 6),
        ("households", 2),
        ("1989", 1),
    ],
)
def test_beats_are_counted_as_they_are_heard(word: str, beats: int) -> None:
    assert syllables(word) == beats


def test_what_the_law_calls_things_counts_as_a_name() -> None:
    assert words_of("Ask the safeguarding lead.") == ["Ask", "the", "Sam."]


def test_texts_are_cut_where_sentences_end() -> None:
    assert split(["One. “Two?” Three: four!", "–"]) == ["One.", "“Two?", "Three: four!"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("Save note", False), ("Saved.", True), ("He asked “why?”", True)],
)
def test_a_label_is_no_sentence(text: str, whole: bool) -> None:  # noqa: FBT001
    assert is_sentence(text) is whole


def test_every_branch_of_a_template_is_read() -> None:
    page = """
    {% set done = {"saved": "It is saved."}.get(word) %}
    {% from "forms.html" import line %}
    {% macro small(said="Nothing yet.") %}<p>{{ said }} Here.</p>{% endmacro %}
    <h1 title="A tip" class="big">Notes of <bdi>{{ name }}</bdi></h1>
    <script>Not read.</script>
    <p>You {% if one %}may{% elif two %}can{% else %}must{% endif %} write.</p>
    {% for row in rows %}<li>{{ row }}</li>{% else %}<li>No rows.</li>{% endfor %}
    {{ line(form, "text", "Your words", hint="One is enough.", classes="govuk-body") }}
    {{ "One" if few else "Many" }} {{ "of" ~ " them" }}
    <p>{% trans %}Said in your tongue.{% endtrans %} {{ _("Of %(one)s.", one=1) }}</p>
    """
    assert set(blocks(page)) == {
        "A tip",
        "It is saved.",
        "Many",
        "No rows.",
        "Nothing yet.",
        "Notes of Sam",
        "One is enough.",
        "Sam One of them",
        "Sam Here.",
        "Said in your tongue. Of Sam.",
        "You may write.",
        "Your words",
        "can",
        "must",
    }


def test_what_code_says_is_read_and_what_machines_read_is_not() -> None:
    code = '''
"""What this module is for, in words."""
SQL = "SELECT one FROM two"
SAYS = f"Nobody has seen {note} yet. " "Wait a day."

def here():
    """Say in words what it does."""
    return "a-key", "x/y of z"
'''
    assert list(sentences_in(code)) == ["Nobody has seen Sam yet. Wait a day."]


def test_what_a_script_says_is_read() -> None:
    script = """show('That did not go. Try again.');
    at(`Sent at ${time} today.`, "ok");"""
    assert list(sentences_in_script(script)) == [
        "That did not go. Try again.",
        "Sent at Sam today.",
    ]


def test_the_page_about_it_names_every_exception() -> None:
    told = text_of("docs/reading-age.md")
    assert all(f"`{left_out}`" in told for left_out in EXCEPTIONS)
