"""Letting two kept things change places in a list that people order themselves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from diplomat_desk.domain.changes import Action, Change, State
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.saved_charts import SavedChart
from diplomat_desk.domain.saved_reports import SavedReport
from diplomat_desk.domain.words import say
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import short
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin


def move(
    desk: Desk,
    shown: Sequence[SavedFilter | SavedChart | SavedReport],
    number: int,
    by: int,
    place: Literal["position", "tile"] = "position",
) -> tuple[Change, ...]:
    """Let ``number`` change its ``place`` with the one before (``by`` -1) or after it (1) in ``shown``, as one step.

    Return the changes; none where it stands at the end already or is not there.
    """
    places = [at for at, one in enumerate(shown) if one.id == number]
    if not places or not 0 <= places[0] + by < len(shown):
        return ()
    one, other = shown[places[0]], shown[places[0] + by]
    label = say("move “{title}”", title=short(one.name))
    with begin(desk) as writer:
        changes = tuple(
            writer.put(
                Action.EDIT,
                label,
                State(moved),
                State(replace(moved, **{place: getattr(to, place)})),
                moved.version,
            )
            for moved, to in ((one, other), (other, one))
        )
    desk.history.add(Step(label, changes))
    return changes
