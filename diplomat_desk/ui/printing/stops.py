"""Stopping work that goes on elsewhere."""

from threading import Event


class Stops:
    """The stop signs of the work under way; no Qt object, so that it can outlive the one that holds it."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def __bool__(self) -> bool:
        return bool(self._events)

    def add(self, event: Event) -> Event:
        """Return ``event``, which from now on stands for work under way."""
        self._events.append(event)
        return event

    def forget(self) -> None:
        """Note that the work is done."""
        self._events.clear()

    def stop(self) -> None:
        """Stop the work; nobody waits for it any more."""
        for event in self._events:
            event.set()
        self.forget()
