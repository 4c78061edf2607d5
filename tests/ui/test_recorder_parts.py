"""Parts of a record through the whole window: what is hidden survives an edit, what is known is offered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative, Source
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Affiliation, Appearance, Person
from diplomat_desk.services import looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import put_one
from diplomat_desk.ui.forms.initiative_form import InitiativeForm
from diplomat_desk.ui.forms.open_sections import NAME
from diplomat_desk.ui.forms.organisations import OrganisationsEditor
from diplomat_desk.ui.forms.people import PeopleEditor
from tests.ui.desktop import Desktop
from tests.ui.forms.keys import click, press, type_text

SECRET = Level.RESTRICTED
RECORD = Initiative(
    title="Agra summit",
    kind="summit",
    track="L1",
    start=PartialDate(2001, 7),
    countries=(CountryParticipation("IND"), CountryParticipation("PAK", "host", SECRET)),
    organisations=(Engagement("SAARC"), Engagement("Hidden House", level=SECRET)),
    people=(Appearance("Open Person", post="Envoy"), Appearance("Hidden Person", level=SECRET)),
    meetings=(
        Meeting(
            title="Open sitting",
            attendance=(Appearance("Open Person"), Appearance("Hidden Guest", level=SECRET)),
        ),
        Meeting(title="Rule", attribution="chatham-house", attendance=(Appearance("Silent One"),)),
        Meeting(title="Hidden sitting", level=SECRET),
    ),
    sources=(Source("Open paper"), Source("Hidden paper", level=SECRET)),
)


@pytest.fixture
def desktop(qtbot: QtBot, tmp_path: Path) -> Iterator[Desktop]:
    made = Desktop(qtbot, tmp_path)
    made.start(1440)
    made.open()
    yield made
    made.runner.stop()


def form(desktop: Desktop) -> InitiativeForm:
    assert desktop.window.workspace is not None
    shown = desktop.window.workspace.recorder.form
    assert isinstance(shown, InitiativeForm)
    return shown


def recorded(desktop: Desktop) -> Initiative:
    """Record :data:`RECORD` and return it as it was written."""
    desktop.runner.change(lambda desk: recording.record(desk, RECORD))
    desktop.settled()
    return whole(desktop)


def whole(desktop: Desktop) -> Initiative:
    got: list[Initiative] = []
    desktop.runner.ask(lambda desk: looking.one(desk, 1, TOP), got.append)
    desktop.settled()
    return got[0]


def ids(one: Initiative) -> list[int]:
    """Return the ids and keys that say nothing to a reader and are not compared."""
    people = [*one.people, *(a for meeting in one.meetings for a in meeting.attendance)]
    return [
        *(person.person_id for person in people),
        *(body.organisation_id for body in one.organisations),
        *(meeting.key for meeting in one.meetings),
        *(source.key for source in one.sources),
    ]


@pytest.mark.parametrize("opened", [False, True])
def test_an_edit_under_a_ceiling_keeps_all_that_was_hidden(desktop: Desktop, opened: bool) -> None:
    before = recorded(desktop)
    desktop.window.filter_state.set_ceiling(Level.PUBLIC)
    desktop.settled()
    assert desktop.window.workspace is not None
    desktop.window.workspace.recorder.edit(1)
    desktop.settled()
    shown = form(desktop).draft()
    assert "Hidden" not in str(shown)
    assert "Silent One" not in str(shown)
    if opened:
        for name in ("meetings", "sources", "people"):
            for entry in form(desktop).fields[name].field:  # type: ignore[attr-defined]
                entry.reveal()
        form(desktop).fields["title"].row.focus()
    press(Qt.Key.Key_End)
    type_text(", again")
    press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    desktop.settled()
    after = whole(desktop)
    assert after.title == "Agra summit, again"
    assert replace(after, title=before.title, version=before.version) == before
    assert 0 not in ids(before)
    assert ids(after) == ids(before)


def test_a_known_person_and_organisation_are_found_and_tied(desktop: Desktop) -> None:
    def write(desk: Desk) -> None:
        post = Affiliation("MEA", "Envoy", "serving-official", PartialDate(2000))
        put_one(desk, Person(name="Niaz Naik", affiliations=(post,)), None)
        recording.record(desk, RECORD)

    desktop.runner.change(write)
    desktop.settled()
    desktop.do("initiative.new")
    form(desktop).fields["start"].field.set_value(PartialDate(2001))
    people = form(desktop).fields["people"].field
    bodies = form(desktop).fields["organisations"].field
    assert isinstance(people, PeopleEditor)
    assert isinstance(bodies, OrganisationsEditor)
    form(desktop).fields["people"].section.fold.unfold()
    people.add_blank()
    type_text("naik")
    desktop.settled()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    desktop.settled()
    entry = next(iter(people))
    assert entry.offer.words.text() == "In the register for 2001: Envoy, MEA."
    click(entry.offer.button)
    bodies.add_blank()
    type_text("saar")
    desktop.settled()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    (person,), (body,) = people.value(), bodies.value()
    assert (person.name, person.affiliation, person.capacity) == (
        "Niaz Naik",
        "MEA",
        "serving-official",
    )
    assert person.person_id > 0
    assert (body.name, body.organisation_id > 0) == ("SAARC", True)


def test_open_sections_are_kept_in_the_settings(desktop: Desktop) -> None:
    desktop.do("initiative.new")
    press(Qt.Key.Key_S, modifier=Qt.KeyboardModifier.AltModifier)
    assert desktop.settings.state(NAME) == "sources"


def test_a_form_that_shows_too_much_is_left_when_the_ceiling_is_lowered(desktop: Desktop) -> None:
    one = recorded(desktop)
    desktop.workspace.recorder.edit(one.id)
    desktop.settled()
    assert not form(desktop).isHidden()
    desktop.window.filter_state.set_ceiling(Level.PUBLIC)
    desktop.settled()
    assert form(desktop).isHidden()

    desktop.workspace.recorder.edit(one.id)
    desktop.settled()
    shown = form(desktop)
    assert not shown.isHidden()
    assert "Hidden Person" not in repr(shown.draft())
    # What it shows now lies under any higher ceiling, too.
    desktop.window.filter_state.set_ceiling(TOP)
    desktop.settled()
    assert not shown.isHidden()
