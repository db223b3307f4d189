"""What is looked for: words, and how far back one has looked already."""

from typing import Final

from service.cursors import Cursor
from service.parsing import StrictSchema, Words

MOST_LETTERS: Final = 200


class SearchSchema(StrictSchema):
    """Words; *before* is the place in the diary from which one looks further back."""

    words = Words(MOST_LETTERS, required=True)
    before = Cursor("search", load_default=None)
