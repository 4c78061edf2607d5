"""The finding of a comparison of tracks in sentences, made of its numbers."""

from dataclasses import dataclass
from itertools import product

from diplomat_desk.charts.transferwords import spell_told
from diplomat_desk.domain.dimensions import Dimension
from diplomat_desk.domain.filters import Unit
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.told import in_sentence
from diplomat_desk.domain.track_standing import ALL, Standing
from diplomat_desk.domain.words import count, listed, say
from diplomat_desk.reports.track_figures import (
    APART,
    FEWEST,
    Side,
    TrackComparison,
    share,
)

_CLEAR = 0.2
"""Shares that lie this far apart are a difference worth the name."""
_ENOUGH = 2 / 3
"""The share of a track of which a dimension must be recorded for its shares to be held against others'."""


@dataclass(frozen=True, slots=True)
class _Contrast:
    """A value of which one track has the largest and another the smallest share."""

    side: Side
    value: str
    most: Standing
    least: Standing

    @property
    def distance(self) -> float:
        """How far the shares lie apart, 0 to 1."""
        return self._share(self.most) - self._share(self.least)

    def _share(self, one: Standing) -> float:
        return self.side.number(self.value, one.track) / one.number


class Sentences:
    """What can be said of a comparison."""

    def __init__(self, material: TrackComparison, words: Vocabularies) -> None:
        """Speak of ``material`` in the words of its register."""
        self._material = material
        self._words = words

    def things(self, number: int) -> str:
        """Return ``3 initiatives`` or ``3 processes``, as the filter counts."""
        if self._material.filter.unit is Unit.PROCESSES:
            return count(number, "{n} process", "{n} processes")
        return count(number, "{n} initiative", "{n} initiatives")

    def track(self, code: str) -> str:
        """Return what a track is called."""
        return self._words.label("track", code) or say("Not recorded")

    def finding(self) -> str:
        """Return the difference that stands out most."""
        found = self._material.standing
        if not found:
            return say("No initiative matches this filter, so there is nothing to compare.")
        if len(found) == 1:
            return say(
                "All {things} are on one track, {track}, so there is nothing to compare.",
                things=self.things(found[0].number), track=self.track(found[0].track),
            )  # fmt: skip
        contrast = self._sharpest()
        if contrast is None:
            return say(
                "The tracks cannot be compared by shares: fewer than two of them have {n} or more "
                "initiatives of which it is recorded what sets them apart.",
                n=FEWEST,
            )
        return self._contrast_in_words(contrast)

    def _sharpest(self) -> _Contrast | None:
        sides = [one for one in self._material.sides if one.dimension in APART]
        found = [
            contrast for side in sides for value in side.answers()
            if (contrast := self._contrast(side, value))
        ]  # fmt: skip
        return max(found, key=lambda one: one.distance, default=None)

    def _contrast(self, side: Side, value: str) -> _Contrast | None:
        """Return the tracks with the largest and the smallest share of ``value``, None without two."""
        tracks = [
            one
            for one in self._material.standing
            if one.number >= FEWEST and side.recorded(one.track) >= _ENOUGH * one.number
        ]
        if len(tracks) < 2:
            return None
        pairs = [_Contrast(side, value, a, b) for a, b in product(tracks, tracks) if a is not b]
        return max(pairs, key=lambda one: one.distance)

    def _contrast_in_words(self, one: _Contrast) -> str:
        values = {
            "dimension": one.side.name,
            "value": in_sentence(self._words.label(one.side.dimension.vocabulary, one.value)),
            "most": self._portion(one.side, one.value, one.most),
            "least": self._portion(one.side, one.value, one.least),
            "higher": self.track(one.most.track),
            "lower": self.track(one.least.track),
        }
        if one.distance < _CLEAR:
            return say(
                "The tracks hardly differ in what sets them apart. The widest gap is in {dimension}: "
                "“{value}” is recorded for {most} on {higher} and for {least} on {lower}.",
                **values,
            )
        return say(
            "The tracks differ most in {dimension}: “{value}” is recorded for {most} on {higher}, "
            "but for {least} on {lower}.",
            **values,
        )

    def _portion(self, side: Side, value: str, one: Standing) -> str:
        number = side.number(value, one.track)
        parts = {"n": f"{number:,}", "of": self.things(one.number)}
        if number == one.number:
            return say("all {of}", **parts)
        told = say("none of {of}", **parts) if not number else say("{n} of {of}", **parts)
        remarks = [share(number, one.number)] if number else []
        if missing := one.number - side.recorded(one.track):
            remarks.append(say("not recorded for {n}", n=f"{missing:,}"))
        return say("{told} ({remarks})", told=told, remarks="; ".join(remarks)) if remarks else told

    def transfer(self) -> str:
        """Return what is recorded of transfers, the field's test of Track II."""
        whole = self._material.standings.together
        if not whole.transferred:
            return say(
                "Of none of the {things} is it recorded that something went to an official track or "
                "office; that transfer is the field's test of Track II.",
                things=self.things(whole.number),
            )
        by_size = sorted(self._material.standing, key=lambda one: -one.transferred)
        tracks = [self._transferred(one) for one in by_size if one.transferred]
        told = say(
            "Transfer to an official track or office, the field's test of Track II, is recorded for "
            "{n} of {of} ({share}): {tracks}.",
            n=f"{whole.transferred:,}", of=self.things(whole.number),
            share=share(whole.transferred, whole.number), tracks=listed(tracks),
        )  # fmt: skip
        return " ".join((told, self._time(whole)))

    def _transferred(self, one: Standing) -> str:
        return say(
            "{n} of {of} on {track} ({share})",
            n=f"{one.transferred:,}", of=f"{one.number:,}", track=self.track(one.track),
            share=share(one.transferred, one.number),
        )  # fmt: skip

    def _time(self, one: Standing) -> str:
        if not one.timed:
            return say("How long it took is not known, for lack of dates.")
        return say(
            "From the start to the transfer: {time} (known for {n} of {transfers}).",
            time=spell_told(one.spell, one.timed), n=f"{one.timed:,}",
            transfers=count(one.transfers, "{n} transfer", "{n} transfers"),
        )  # fmt: skip

    def missing(self) -> str:
        """Return for how many what sets tracks apart is not recorded; empty where all is."""
        whole = self._material.standings.together
        parts = [
            say("{dimension} for {n} ({share})", dimension=side.name, n=f"{number:,}",
                share=share(number, whole.number))
            for side in self._material.sides
            if side.dimension in APART and (number := side.number("", ALL))
        ]  # fmt: skip
        if not parts:
            return ""
        return say("Not recorded: {parts}.", parts=listed(parts))

    def of_track(self, one: Standing) -> tuple[str, ...]:
        """Return what marks a track."""
        usual = [self._usual(side, one) for side in self._material.sides if _is_told(side)]
        known = [words for words in usual if words]
        things = self.things(one.number)
        first = (
            say("{things}, most often {values}.", things=things, values=listed(known))
            if known
            else say("{things}; nothing is recorded of what sets it apart.", things=things)
        )
        return tuple(part for part in (first, self._purposes(one), self._came_of_it(one)) if part)

    def _usual(self, side: Side, one: Standing) -> str:
        """Return the value that most of a track have, or those that share the first place."""
        numbers = {value: side.number(value, one.track) for value in side.answers()}
        highest = max(numbers.values(), default=0)
        if not highest:
            return ""
        first = [value for value, number in numbers.items() if number == highest]
        labels = [self._label(side, value) for value in first]
        if len(first) == 1:
            return say("{value} ({n})", value=labels[0], n=f"{highest:,}")
        return say("{values} ({n} each)", values=listed(labels, say("or")), n=f"{highest:,}")

    def _label(self, side: Side, value: str) -> str:
        if side.dimension is Dimension.RECOGNITION and value == "none":
            return say("not recognised")
        return in_sentence(self._words.label(side.dimension.vocabulary, value))

    def _purposes(self, one: Standing) -> str:
        side = next(s for s in self._material.sides if s.dimension is Dimension.PURPOSE)
        told = self._usual(side, one)
        return say("Most frequent purpose: {purpose}.", purpose=told) if told else ""

    def _came_of_it(self, one: Standing) -> str:
        led, carried = one.with_outcome, one.transferred
        number = say("{n} ({share})", n=f"{led:,}", share=share(led, one.number))
        return say(
            "An outcome is recorded for {outcome}, a transfer for {transfer}.",
            outcome=number if led else say("none"),
            transfer=f"{carried:,}" if carried else say("none"),
        )


def _is_told(side: Side) -> bool:
    return side.dimension in (Dimension.FORMALITY, Dimension.VISIBILITY, Dimension.RECOGNITION)
