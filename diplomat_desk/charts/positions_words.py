"""The sentences about positions: what is counted, what has no place, who stands apart and how."""

from diplomat_desk.charts.captions import counted, no_match, withheld
from diplomat_desk.domain.positions import (
    FAR,
    FEWEST,
    Centre,
    Group,
    Outlier,
    Positions,
)
from diplomat_desk.domain.terms import UNKNOWN, Vocabularies
from diplomat_desk.domain.words import commas, count, dotted, listed, say, semicolons

_MOST = 0.5


def told(vocabularies: Vocabularies, vocabulary: str, code: str) -> str:
    """Return what ``code`` is called; an empty one is "Not recorded"."""
    return vocabularies.label(vocabulary, code) if code else say("Not recorded")


def caption(figures: Positions, each: int) -> tuple[str, ...]:
    """Return the lines under the picture."""
    processes = say("Counted: processes; a process stands where it was recorded itself.")
    unit = counted(figures.filter, processes)
    if each == 1:
        marks = say("Each mark is one initiative; where it lies within its cell means nothing.")
    else:
        marks = say(
            "Each mark stands for {n} initiatives, a smaller one for fewer; "
            "where it lies within its cell means nothing.",
            n=f"{each:,}",
        )
    centre = say(
        "A centre is the mean place of a track's initiatives, one step from each term to the next; "
        "far is {far} steps and more, for tracks with {fewest} placed initiatives and more.",
        far=f"{FAR:g}", fewest=FEWEST,
    )  # fmt: skip
    numbers = dotted(figures.tally.in_words(with_unit=False), without_place(figures))
    return (f"{unit} {marks}", centre, numbers, *withheld(figures, say("an empty cell")))


def without_place(figures: Positions) -> str:
    """Return ``12 without a place: 9 not recorded, 3 unknown``; empty where all have one."""
    reasons = {
        say("{n} not recorded"): 0,
        say("{n} unknown"): 0,
        say("{n} to which it does not apply"): 0,
    }
    names = tuple(reasons)
    for group in figures.groups:
        if not group.placed:
            reasons[names[_reason(group)]] += group.number
    total = sum(reasons.values())
    if not total:
        return say("all have a place")
    parts = [name.replace("{n}", f"{number:,}") for name, number in reasons.items() if number]
    return say("{n} without a place: {parts}", n=f"{total:,}", parts=commas(parts))


def _reason(group: Group) -> int:
    """Return why ``group`` has no place: 0 not recorded, 1 unknown, 2 not applicable."""
    codes = (group.formality, group.visibility)
    return 0 if "" in codes else 1 if UNKNOWN in codes else 2


def nothing_placed(figures: Positions) -> str:
    """Return why there is no picture."""
    selected = figures.tally.selected
    if not selected:
        return no_match()
    return count(
        selected,
        "The selected initiative has no formality and visibility recorded, so it has no place here. "
        "Both are recorded on an initiative under “What sets it apart”.",
        "None of the {n} selected initiatives has both its formality and its visibility recorded, so "
        "none has a place here. Both are recorded on an initiative under “What sets it apart”.",
    )


def sentence(outlier: Outlier, centre: Centre, vocabularies: Vocabularies) -> str:
    """Return ``discreet and treaty-based, where Track II is mostly informal``."""
    one = outlier.single
    formality = vocabularies.label("formality", one.formality).lower()
    visibility = vocabularies.label("visibility", one.visibility).lower()
    usual = []
    if one.formality != centre.formality:
        usual.append(vocabularies.label("formality", centre.formality).lower())
    if one.visibility != centre.visibility:
        usual.append(vocabularies.label("visibility", centre.visibility).lower())
    values = {
        "visibility": visibility,
        "formality": formality,
        "track": vocabularies.label("track", one.track),
        "usual": listed(usual),
    }
    if not usual:
        return say("{visibility} and {formality}, where {track} is spread wide", **values)
    mostly = (
        one.formality == centre.formality or centre.formal_share > _MOST,
        one.visibility == centre.visibility or centre.visible_share > _MOST,
    )
    if all(mostly):
        return say("{visibility} and {formality}, where {track} is mostly {usual}", **values)
    return say("{visibility} and {formality}, where {track} is most often {usual}", **values)


def summary(figures: Positions, vocabularies: Vocabularies) -> str:
    """Return the finding in up to three sentences."""
    if not figures.centres:
        return nothing_placed(figures)
    number = sum(group.number for group in figures.groups if group.placed)
    placed = count(
        number, "{n} initiative placed by formality and visibility",
        "{n} initiatives placed by formality and visibility",
    )  # fmt: skip
    tracks = [
        say(
            "{track} mostly {formality} and {visibility}",
            track=vocabularies.label("track", centre.track) or say("Not recorded"),
            formality=vocabularies.label("formality", centre.formality).lower(),
            visibility=vocabularies.label("visibility", centre.visibility).lower(),
        )
        for centre in sorted(figures.centres, key=lambda one: -one.number)
    ]
    first = say("{placed}: {tracks}.", placed=placed, tracks=semicolons(tracks))
    if not figures.outliers:
        return say("{first} None stands far from its own track.", first=first)
    farthest = figures.outliers[0]
    centre = next(one for one in figures.centres if one.track == farthest.single.track)
    far = count(
        figures.far, "{n} stands far from its own track", "{n} stand far from their own track"
    )
    return say(
        "{first} {far}, farthest “{title}”: {sentence}.",
        first=first, far=far, title=farthest.single.title,
        sentence=sentence(farthest, centre, vocabularies),
    )  # fmt: skip
