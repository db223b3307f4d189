"""Whatever a page says, a translator is shown."""

from collections.abc import Mapping
from fnmatch import fnmatch
from types import MappingProxyType
from typing import Final

import pytest
from jinja2 import nodes

from tests.architecture.tree import matching, text_of
from tests.reading.pages import spoken
from tests.reading.templates import READER
from tests.tongues.unmarked import unmarked_in, unmarked_on

# What stays English in every language, and why.
ENGLISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "events/law.py": "Laws are cited.",
        "events/vague_words.py": "Words that are looked for in English notes.",
        "service/accounts/notices.py": "Mails are English for now.",
        "service/cursors.py": "For programs.",
        "service/health.py": "For whoever runs the server.",
        "service/invitation_mail.py": "Mails are English for now.",
        "service/letters.py": "Mails are English for now.",
        "service/mail.py": "Mails are English for now.",
        "service/notifying/*": "Mails are English for now.",
        "service/outbox.py": "A key, not a text.",
        "service/packs/references.py": "A pack is evidence.",
        "service/packs/strangers.py": "A pack is evidence.",
        "service/packs/templates/packs/pack.html": "A pack is evidence.",
        "service/pages.py": "How days are written is no text.",
        "service/push/*": "A notice on a phone is English for now.",
        "service/record_lines.py": "The record says what it says in one language.",
        "service/roster/columns.py": "What the columns of a list are called.",
        "service/sentences/*": "The record says what it says in one language.",
        "service/sheets/schemas.py": "Words that the record keeps.",
        "service/signing_in/identity.py": "For whoever runs the server.",
        "service/signing_in/passkeys.py": "For the log of whoever runs the server.",
        "service/symbol_set.py": "For whoever runs the server.",
        "service/templates/mail/*": "Mails are English for now.",
    }
)


def shown(ending: str) -> list[str]:
    left_out = ENGLISH
    return [
        name
        for name in spoken()
        if name.endswith(ending) and not any(fnmatch(name, one) for one in left_out)
    ]


@pytest.mark.parametrize("name", shown(".html"))
def test_every_word_of_a_template_can_be_translated(name: str) -> None:
    assert unmarked_on(text_of(name)) == []


@pytest.mark.parametrize("name", shown(".py"))
def test_every_sentence_of_a_module_can_be_translated(name: str) -> None:
    assert unmarked_in(text_of(name)) == []


def test_every_exception_is_there() -> None:
    for left_out, reason in ENGLISH.items():
        assert matching(left_out), left_out
        assert reason.endswith(".")


@pytest.mark.parametrize("name", matching("service/**/*.html"))
def test_words_are_not_kept_from_the_page_before(name: str) -> None:
    """What a template imports without context is worked out once, in one language."""
    for one in READER.parse(text_of(name)).find_all(nodes.FromImport):
        assert isinstance(one.template, nodes.Const)
        assert one.with_context or not words_at_the_top(one.template.value)


def words_at_the_top(short: str) -> bool:
    """Tell a template that sets its words when it is read, outside of its macros."""
    (file,) = matching(f"service/templates/{short}", f"service/*/templates/{short}")
    top = [one for one in READER.parse(text_of(file)).body if is_set(one)]
    called = [call.node for one in top for call in one.find_all(nodes.Call)]
    return any(isinstance(one, nodes.Name) and one.name == "_" for one in called)


def is_set(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Assign)
