"""A device on which a child signs in with pictures; an adult set it up beside them."""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal
from events.phrase import phrase


class CannotEndDevice(Refusal):
    """A device could not be taken away."""

    code: ClassVar[str] = "cannot-end-device"

    @classmethod
    def because_it_has_ended(cls) -> Self:
        return cls(phrase("The child is signed out on that device already."))


class ChildDevice(Aggregate):
    """One child on one device. Everybody in the circle sees who set it up."""

    TOPIC: ClassVar[str] = "child-device"

    class Event(Fact):
        """Anything recorded about a device on which a child signs in."""

    class DeviceSetUp(Event, Aggregate.Created):
        """Somebody and the child agreed on pictures that open one device."""

        TOPIC: ClassVar[str] = "circle/device-set-up"
        child: UUID

    class DeviceEnded(Event):
        """Somebody took it away: those pictures open nothing there any more."""

        TOPIC: ClassVar[str] = "circle/device-ended"

    Created = DeviceSetUp

    @event(DeviceSetUp)
    def __init__(self, id: UUID, child: UUID, by: UUID) -> None:  # noqa: A002
        self.child = child
        self.ended = False

    @classmethod
    def set_up(cls, device: UUID, child: UUID, *, by: Actor) -> Self:
        """Let a child sign in on a device from now on."""
        return cls(id=device, child=child, by=by.person)

    def end(self, *, by: Actor) -> None:
        """Let the child sign in there no more."""
        if self.ended:
            raise CannotEndDevice.because_it_has_ended()
        self._device_ended(by=by.person)

    @event(DeviceEnded)
    def _device_ended(self, by: UUID) -> None:
        self.ended = True
