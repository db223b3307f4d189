"""Did a person open this page, or did something else ask for it?"""

from typing import Final

from flask import request

AHEAD_OF_TIME: Final = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_navigation() -> bool:
    """Tell a page that somebody opened from a prefetch, a preview or a script."""
    headers = request.headers
    if any(headers.get(name) for name in AHEAD_OF_TIME):
        return False
    mode = headers.get("Sec-Fetch-Mode", "navigate")
    place = headers.get("Sec-Fetch-Dest", "document")
    return request.method == "GET" and (mode, place) == ("navigate", "document")
