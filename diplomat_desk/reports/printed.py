"""What comes out of the typesetter or of a writer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished document or picture, and sentences about what could not be printed as it is."""

    data: bytes
    warnings: tuple[str, ...] = ()
