"""What is said of a child's devices, of the photo, and of things of their own."""

from collections.abc import Mapping
from typing import Final

SAID_OF_THINGS: Final[Mapping[str, tuple[str, str]]] = {
    "circle/device-set-up": (
        "set up a device on which the child signs in with pictures",
        "set up a device on which the child signs in with pictures",
    ),
    "circle/device-ended": (
        "ended the child's sign-in on a device",
        "ended the child's sign-in on a device",
    ),
    "child/thing-kept": (
        "kept something for themselves",
        "kept something for themselves",
    ),
    "child/file-kept": (
        "kept a drawing, a photo or a recording with it",
        "kept a drawing, a photo or a recording with it",
    ),
    "child/thing-shared": ("sent it to the diary", "sent it to the diary"),
    "child/thing-thrown-away": ("threw it away", "threw it away"),
    "circle/child-portrayed": (
        "chose a photo of the child for class rounds",
        "chose a photo of the child for class rounds",
    ),
    "circle/portrait-taken-away": (
        "took the photo of the child away",
        "took the photo of the child away",
    ),
}
