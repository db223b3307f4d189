"""Which children are shown by a photo: one was chosen, and pictures are allowed."""

from collections.abc import Iterable
from uuid import UUID

from events.media import Permission
from projections import media, portraits
from projections.base import Sight


def faces_of(sight: Sight, children: Iterable[UUID]) -> dict[UUID, UUID]:
    """Give the photo of each child of whom one may be shown today."""
    chosen = portraits.of_children(sight, children)
    allowed = media.allowing(sight, chosen, Permission.PICTURES)
    return {child: one for child, one in chosen.items() if child in allowed}
