"""What is printed on a day sheet, and what the page for a scan has to know."""

from dataclasses import dataclass

from events.daily import Section
from events.media import Permission
from projections import day_templates, directory, media
from projections.base import Sight
from service.context import Standing, services


@dataclass(frozen=True, slots=True)
class Sheet:
    """The child's name, and what home and school tell each other about each day."""

    name: str
    sections: frozenset[Section]
    is_agreed: bool


@dataclass(frozen=True, slots=True)
class Scanning:
    """The child's name, and whether the family allows pictures."""

    name: str
    allows_pictures: bool


def sheet_of(at: Standing) -> Sheet:
    """Give what a sheet about a child has on it."""
    with services().store.reading(at.school) as reader:
        name = _name(reader, at)
        template = day_templates.of_children(reader, [at.child]).get(at.child)
    if template is None:
        return Sheet(name, frozenset(), is_agreed=True)
    return Sheet(name, template.sections, template.is_agreed)


def scanning(at: Standing) -> Scanning:
    """Give what somebody is told who brings in a scan."""
    with services().store.reading(at.school) as reader:
        decided = media.of_child(reader, at.child).get(Permission.PICTURES)
        name = _name(reader, at)
    return Scanning(name, decided is not None and decided.allowed)


def _name(sight: Sight, at: Standing) -> str:
    return directory.names_of(sight, [at.child])[at.child]
