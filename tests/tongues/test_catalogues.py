"""A page in another language has all its words, and each blank in them."""

from typing import Final

import pytest
from babel.messages import Catalog

from service.tongue import TONGUES
from tests.tongues.catalogues import BY_MACHINE, catalogue, messages, translated
from tests.tongues.faults import faults_of

by_tag = pytest.mark.parametrize("tag", translated())


@by_tag
def test_a_catalogue_says_all_that_the_code_says_and_no_more(tag: str) -> None:
    assert list(faults_of(tag)) == []


@by_tag
def test_a_catalogue_says_whether_a_machine_wrote_it(tag: str) -> None:
    by_machine = catalogue(tag).last_translator == BY_MACHINE
    assert TONGUES[tag].by_machine is by_machine


@by_tag
def test_a_catalogue_knows_how_its_language_counts(tag: str) -> None:
    fresh, kept = Catalog(locale=tag), catalogue(tag)
    assert kept.num_plurals == fresh.num_plurals
    assert kept.plural_expr == fresh.plural_expr


def test_the_messages_of_templates_modules_and_scripts_are_found() -> None:
    found = {file for one in messages() for file, _ in one.locations}
    assert {"service/templates/base.html", "service/done.py"} <= found
    assert any(file.endswith(".js") for file in found)


MORE_UNREAD: Final = (
    '%(count)s more unread<span class="govuk-visually-hidden">: '
    "<bdi>%(name)s</bdi></span>"
)
AFTER_IT_ENDS: Final = (
    "After it ends, nobody can stop the same view alone for %(count)s days, "
    "unless a second person has confirmed an order since."
)
# These read the same of one thing and of many, or are never said of one.
SAME_OF_ONE: Final = {
    "%(count)s held back: %(why)s",
    MORE_UNREAD,
    "%(count)s unread",
    "%(count)s with no reply yet",
    "<strong>%(count)s</strong> changed",
    "<strong>%(count)s</strong> new",
    "<strong>%(count)s</strong> the same",
    "<strong>%(count)s</strong> with a problem",
    AFTER_IT_ENDS,
    "Amended %(count)s times.",
    "Read all %(count)s replies",
    "Told in %(count)s ways",
    "You can read it for %(count)s hours. Then it closes by itself.",
}


def test_one_thing_is_said_as_one() -> None:
    """Never “1 pieces go out”."""
    forms = [one.id for one in messages() if isinstance(one.id, tuple)]
    assert {many for one, many in forms if one == many} == SAME_OF_ONE


def test_no_page_counts_in_a_blank_of_another_name() -> None:
    """A number before a word that has a plural is a count, and chooses the form."""
    said = [one.id for one in messages() if isinstance(one.id, str)]
    assert not [one for one in said if "%(size)s " in one]
