"""What is recorded of a child's devices, photo, and things that are their own."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from events.base import Fact
from events.child_device import ChildDevice
from events.own_thing import OwnThing
from events.portrait import Portrait

CHILD_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    ChildDevice.DeviceSetUp: lambda _: (
        "set up a device on which the child signs in with pictures"
    ),
    ChildDevice.DeviceEnded: lambda _: "ended the child's sign-in on a device",
    Portrait.ChildPortrayed: lambda _: "chose a photo of the child for class rounds",
    Portrait.PortraitTakenAway: lambda _: "took the photo of the child away",
    OwnThing.ThingKept: lambda _: "kept something for themselves",
    OwnThing.FileKept: lambda _: "kept a drawing, a photo or a recording with it",
    OwnThing.ThingShared: lambda _: "sent it to the diary",
    OwnThing.ThingThrownAway: lambda _: "threw it away",
}
