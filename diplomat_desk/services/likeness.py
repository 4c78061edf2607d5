"""Names that may be those of one person or one organisation, each pair with the reason in a sentence.

Pure functions of names. Pairs are sought only among names that share a key, so that ten thousand names
take a second or two and not fifty million comparisons.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.fuzz import ratio

from diplomat_desk.domain.text import fold
from diplomat_desk.domain.words import say
from diplomat_desk.services.namekeys import Variant, variants

MOST_IN_BLOCK = 60
"""Of more names than this under one key, each is compared with its neighbours only."""
_NEIGHBOURS = 4
_MOST_WORDS = 8
_LEAST_BONES = 4
_LONG_WORD = 5
_ALIKE = 80
_ALIKE_BY_SOUND = 60

Names = tuple[int, str, tuple[str, ...]]
"""A record's id, its name and its other names."""

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Two records that may be one; ``first`` has the smaller id. ``rank`` is 0 for the surest reasons."""

    first: int
    second: int
    reason: str
    rank: int


def alike(
    named: Iterable[Names], *, person: bool, but: frozenset[tuple[int, int]] = frozenset()
) -> tuple[Alike, ...]:
    """Return the pairs of ``named`` that may be one, the surest first; those in ``but`` are left out."""
    readings = [
        reading
        for number, name, others in named
        for text in dict.fromkeys((name, *others))
        for reading in variants(number, text, person=person)
    ]
    found: dict[tuple[int, int], Alike] = {}
    seen: set[tuple[int, int]] = set()
    places = {id(reading): place for place, reading in enumerate(readings)}
    for one, other in _candidates(readings, person=person):
        pair = (min(one.owner, other.owner), max(one.owner, other.owner))
        here = (places[id(one)], places[id(other)])
        if pair in but or here in seen or (pair in found and found[pair].rank == 0):
            continue
        seen.add(here)
        reason = reason_for(one, other, person=person)
        if reason and (pair not in found or reason[0] < found[pair].rank):
            found[pair] = Alike(*pair, reason[1], reason[0])
    return tuple(sorted(found.values(), key=lambda one: (one.rank, one.first, one.second)))


def reason_for(one: Variant, other: Variant, *, person: bool) -> tuple[int, str] | None:
    """Return how sure it is that two names mean one (0 the surest) and why; None if nothing says so."""
    names = {"one": one.text, "other": other.text}
    if fold(one.text) == fold(other.text):
        return 0, say("Both are called “{one}”.", **names)
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return 0, _of_marks(names, person=person)
    if sorted(one.words) == sorted(other.words):
        return 0, say("“{one}” and “{other}” are the same words in another order.", **names)
    if not person and (short := _shortened(one, other)):
        return 1, say("“{letters}” is made of the first letters of “{whole}”.",
                      letters=short[0], whole=short[1])  # fmt: skip
    if one.foreign != other.foreign and _sounds_same(one, other):
        return 1, say("“{one}” and “{other}” read alike in two scripts.", **names)
    if person and _by_initials(one.words, other.words):
        return 3, say("“{one}” and “{other}” agree where one has only initials.", **names)
    if _spelt_alike(one, other):
        return 2, say("“{one}” and “{other}” are spelt almost alike.", **names)
    if person and _leaves_out(one.words, other.words):
        return 3, say(
            "“{one}” and “{other}” begin and end alike, and one has names between.", **names
        )
    return None


def _of_marks(names: dict[str, str], *, person: bool) -> str:
    if person:
        return say("“{one}” and “{other}” differ in titles and marks only.", **names)
    return say("“{one}” and “{other}” differ in small words and marks only.", **names)


def _candidates(readings: Sequence[Variant], *, person: bool) -> Iterator[tuple[Variant, Variant]]:
    blocks: dict[_Key, list[Variant]] = defaultdict(list)
    for reading in readings:
        for key in _keys(reading, person=person):
            blocks[key].append(reading)
    for block in blocks.values():
        if len(block) > 1:
            yield from _pairs(block)


def _pairs(block: list[Variant]) -> Iterator[tuple[Variant, Variant]]:
    if len(block) <= MOST_IN_BLOCK:
        near: Iterable[tuple[Variant, Variant]] = combinations(block, 2)
    else:
        line = sorted(block, key=lambda one: one.words)
        near = (
            (line[place], other)
            for place in range(len(line))
            for other in line[place + 1 : place + 1 + _NEIGHBOURS]
        )
    yield from ((one, other) for one, other in near if one.owner != other.owner)


def _keys(one: Variant, *, person: bool) -> set[_Key]:
    """Return what ``one`` shares with every name that may mean the same."""
    words, bones = one.words[:_MOST_WORDS], one.bones[:_MOST_WORDS]
    solid = sorted({bone for bone in bones if len(bone) > 1})
    keys: set[_Key] = {
        ("words", *sorted(words)),
        ("sound", *sorted(bones)),
        ("joined", "".join(one.words)),
        ("begin", *sorted(word[:2] for word in words)),
        *(("two", *two) for two in combinations(solid, 2)),
    }
    if person and len(words) > 1:
        keys |= {("ends", words[0], words[-1]), ("initial", words[0][0], words[-1])}
    keys |= {("letters", initials) for initials in one.initials}
    if one.letters:
        keys.add(("letters", one.letters))
    return keys


def _shortened(one: Variant, other: Variant) -> tuple[str, str] | None:
    for short, whole in ((one, other), (other, one)):
        if short.letters and short.letters in whole.initials:
            return short.text, whole.text
    return None


def _sounds_same(one: Variant, other: Variant) -> bool:
    return sorted(one.bones) == sorted(other.bones) and sum(map(len, one.bones)) >= _LEAST_BONES


def _spelt_alike(one: Variant, other: Variant) -> bool:
    """Tell whether each word has a like one: by letters where it is long, else by sound."""
    if len(one.words) != len(other.words):
        return False
    left = list(zip(other.words, other.bones, strict=True))
    for word, bones in zip(one.words, one.bones, strict=True):
        best = max(range(len(left)), key=lambda n: ratio(word, left[n][0]))
        if not _words_alike(word, bones, *left.pop(best)):
            return False
    return True


def _words_alike(word: str, bones: str, other: str, other_bones: str) -> bool:
    if word == other:
        return True
    if word.isdigit() or other.isdigit():
        return False
    likeness = ratio(word, other)
    if bones == other_bones and len(bones) > 1:
        return likeness >= _ALIKE_BY_SOUND
    # The shorter a word, the more a letter tells: Ali is not Alia, Iran not Iraq.
    return min(len(word), len(other)) >= _LONG_WORD and likeness >= _ALIKE


def _by_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other) or len(one) < 2 or one[-1] != other[-1] or len(one[-1]) < 2:
        return False
    pairs = list(zip(one[:-1], other[:-1], strict=True))
    short = any(len(a) == 1 or len(b) == 1 for a, b in pairs)
    return short and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _leaves_out(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    few, many = sorted((one, other), key=len)
    if not 2 <= len(few) < len(many) or len(few[0]) < 2 or len(few[-1]) < 2:
        return False
    return (few[0], few[-1]) == (many[0], many[-1]) and set(few) <= set(many)
