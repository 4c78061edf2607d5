"""Organisations, as the register knows them over time."""

from dataclasses import dataclass

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation, whole. ``id`` 0 is "not yet recorded".

    ``type`` is a code of the vocabulary ``organisation-type``, ``country`` a country's code, ``parent``
    the name of the organisation that it belongs to; each is empty where it is not recorded. The names
    that sources gave stay with each engagement. One that is not ``kept`` was only named somewhere, and
    goes when nothing names it any more.
    """

    id: int = 0
    version: int = 0
    name: str = ""
    aliases: tuple[str, ...] = ()
    type: str = ""
    country: str = ""
    parent: str = ""
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: str = ""
    confidentiality: Level = Level.PUBLIC
    kept: bool = True
