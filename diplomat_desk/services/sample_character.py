"""What sets the tracks apart, judged for each row of the sample: mode, formality, scope and the rest.

`resources/samples/south_asia_character.json` holds it, each judgement with the words of its row that bear
it out (``why``); `resources/samples/README.md` says how it was judged. What a row does not bear out is
left empty, which is not ``unknown``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from diplomat_desk import paths
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.services.shipped import read


@dataclass(frozen=True, slots=True)
class Judged:
    """A code, and the words that bear it out; ``by`` is who recognises it, where the row says so."""

    code: str
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Character:
    """Everything that is judged of one row, which ``title`` names; None is left empty."""

    title: str
    mode: Judged | None = None
    formality: Judged | None = None
    scope: Judged | None = None
    visibility: Judged | None = None
    recognition: Judged | None = None
    purposes: tuple[Judged, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleCharacters:
    """The whole file."""

    rows: tuple[Character, ...]

    def of(self, title: str) -> Character:
        """Return what is judged of the row with ``title``: an empty one where nothing is."""
        return next((row for row in self.rows if row.title == title), Character(title))


def load() -> SampleCharacters:
    """Return what the file that ships says; raise a ``cattrs`` error for a slip in it."""
    return read(paths.resource("samples", "south_asia_character.json"), SampleCharacters)


def apply(initiative: Initiative, character: Character) -> Initiative:
    """Return ``initiative`` with what is judged of it, in place of what it had of these fields."""
    return replace(
        initiative,
        mode=_code(character.mode),
        formality=_code(character.formality),
        scope=_code(character.scope),
        visibility=_code(character.visibility),
        recognition=_code(character.recognition),
        recognised_by=character.recognition.by if character.recognition else "",
        purposes=tuple(one.code for one in character.purposes),
    )


def shared(process: Initiative, rounds: Iterable[Character]) -> Initiative:
    """Return ``process`` with what is judged alike of all its ``rounds``; who recognises one is its own."""
    told = tuple(rounds)
    return replace(
        process,
        mode=_alike(_code(one.mode) for one in told),
        formality=_alike(_code(one.formality) for one in told),
        scope=_alike(_code(one.scope) for one in told),
        visibility=_alike(_code(one.visibility) for one in told),
        recognition=_alike(_code(one.recognition) for one in told),
        purposes=tuple(
            one.code
            for one in (told[0].purposes if told else ())
            if all(one.code in {purpose.code for purpose in row.purposes} for row in told)
        ),
    )


def _code(judged: Judged | None) -> str:
    return judged.code if judged else ""


def _alike(codes: Iterable[str]) -> str:
    """Return the code that all are, or none."""
    found = set(codes)
    return found.pop() if len(found) == 1 else ""
