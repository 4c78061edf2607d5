"""What is known today of the secrecy of a record's parts, applied to how the record stood earlier.

What was raised since is withheld from earlier versions too: else the history would tell what the record
does not tell any more.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import Engagement, Initiative, Source
from diplomat_desk.domain.keeping import Attachment
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.text import fold
from diplomat_desk.domain.veil import LEVELLED, unattributed

Ident = tuple[object, ...]
"""By what a part is found again in another version of its record."""


class Hindsight:
    """The latest known level of each part of one record; its versions are learnt the latest first."""

    def __init__(self) -> None:
        self._levels: dict[Ident, Level] = {}
        self._rules: dict[int, str] = {}

    def learn(self, one: Initiative) -> None:
        """Take in a version; of a part that a later one had, nothing is new."""
        found: dict[Ident, Level] = {}
        for name, part in _parts(one):
            for ident in _idents(name, part):
                # Who is there twice may be told where one of the two may.
                found[ident] = min(part.level, found.get(ident, TOP))
        for ident, level in found.items():
            self._levels.setdefault(ident, level)
        for meeting in one.meetings:
            self._rules.setdefault(meeting.key, meeting.attribution)

    def veiled(self, one: Initiative, ceiling: Level) -> Initiative:
        """Return ``one`` with those parts at the top that lie above ``ceiling`` by now."""
        return self._with(one, lambda then, now: TOP if now > ceiling else then, by_rule=True)

    def raised(self, one: Initiative) -> Initiative:
        """Return ``one`` with each part at its later level and rule where that is stricter."""
        record = self._with(one, max)
        meetings = tuple(replace(m, attribution=self._rule(m)) for m in record.meetings)
        return replace(record, meetings=meetings)

    def put_out(self, one: Initiative) -> Initiative:
        """Return ``one`` as it may be put out: nobody is named whose meeting forbids it, then or by now."""
        meetings = tuple(replace(m, attribution=self._rule(m)) for m in one.meetings)
        nameless = unattributed(replace(one, meetings=meetings)).meetings
        pairs = zip(one.meetings, nameless, strict=True)
        shown = tuple(replace(then, attendance=now.attendance) for then, now in pairs)
        return replace(one, meetings=shown)

    def _with(
        self,
        one: Initiative,
        level: Any,  # noqa: ANN401 - (then, now) -> level
        *,
        by_rule: bool = False,
    ) -> Initiative:
        """Return ``one`` with ``level`` of each part; ``by_rule`` takes a meeting's rule for a level too."""
        lists = {
            name: tuple(
                self._named(self._part(name, part, level), level)
                if by_rule
                else self._part(name, part, level)
                for part in getattr(one, name)
            )
            for name in LEVELLED
        }
        return replace(one, **lists)  # type: ignore[arg-type]

    def _part(self, name: str, part: Any, level: Any) -> Any:  # noqa: ANN401 - any part
        now = level(part.level, self._latest(name, part))
        made = part if now == part.level else replace(part, level=now)
        if not isinstance(made, Meeting):
            return made
        attendance = tuple(self._part(_sitting(made), person, level) for person in made.attendance)
        return replace(made, attendance=attendance)

    def _named(self, part: Any, level: Any) -> Any:  # noqa: ANN401 - any part
        """Put who attended a meeting to the top where its rule, then or by now, names nobody."""
        if not isinstance(part, Meeting):
            return part
        if not replace(part, attribution=self._rule(part)).is_unattributed:
            return part
        hidden = tuple(replace(one, level=level(one.level, TOP)) for one in part.attendance)
        return replace(part, attendance=hidden)

    def _rule(self, meeting: Meeting) -> str:
        now = self._rules.get(meeting.key, meeting.attribution)
        return now if replace(meeting, attribution=now).is_unattributed else meeting.attribution

    def _latest(self, name: str, part: Any) -> Level:  # noqa: ANN401 - any part
        known = [self._levels[ident] for ident in _idents(name, part) if ident in self._levels]
        return max(known, default=part.level)


def _parts(one: Initiative) -> Iterator[tuple[str, Any]]:
    for name in LEVELLED:
        for part in getattr(one, name):
            yield name, part
            if isinstance(part, Meeting):
                for person in part.attendance:
                    yield _sitting(part), person


def _sitting(meeting: Meeting) -> str:
    return f"meeting {meeting.key}"


def _idents(name: str, part: Any) -> Iterator[Ident]:  # noqa: ANN401 - any part
    """Give by what a part is found again: all that it says, and what outlives a change of its words."""
    if isinstance(part, Meeting):
        yield (name, "key", part.key)
        return
    yield (name, replace(part, level=Level.PUBLIC) if part.level else part)
    match part:
        case Source() if part.key:
            yield (name, "key", part.key)
        case Appearance() if part.person_id:
            yield (name, "id", part.person_id)
        case Engagement() if part.organisation_id:
            yield (name, "id", part.organisation_id)
        case Appearance() | Engagement():
            yield (name, "name", fold(part.name))
        case Attachment():
            yield (name, "digest", part.digest)
        case _:
            return
