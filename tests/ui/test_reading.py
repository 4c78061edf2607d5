"""The reading pane: everything that is recorded, as plain text, and nothing that is not."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.initiative import (
    Budget,
    CountryParticipation,
    Engagement,
    ExternalId,
    Initiative,
    Place,
    Source,
)
from diplomat_desk.domain.keeping import Attachment, Note
from diplomat_desk.domain.meetings import CHATHAM_HOUSE, Meeting
from diplomat_desk.domain.people import Appearance
from diplomat_desk.domain.ties import Tie
from diplomat_desk.ui.link_button import LinkButton
from diplomat_desk.ui.open_link import address_in_full
from diplomat_desk.ui.plain import breakable, direction_of
from diplomat_desk.ui.questions import Reading
from diplomat_desk.ui.reading import ReadingPane
from diplomat_desk.ui.reading_blocks import SHOWN_AT_ONCE
from diplomat_desk.ui.reading_lines import Line, Section, opens
from diplomat_desk.ui.reading_text import page_of
from diplomat_desk.ui.tokens import Size
from tests.ui.forms.keys import click, press, show
from tests.ui.rows import COUNTRIES, VOCABULARIES, row

NEEMRANA = Initiative(
    id=7,
    version=2,
    reference="DD-1991-0001",
    title="Neemrana Dialogue",
    kind="dialogue",
    track="T2",
    status="concluded",
    approach="think-tanks",
    purposes=("build-trust",),
    recognition="tacit",
    recognised_by="both ministries",
    start=PartialDate(1991, 10),
    end=PartialDate(2018),
    planned_start=PartialDate(1990),
    places=(Place("Neemrana", "IND"), Place("Attari-Wagah line")),
    virtual=True,
    summary="First paragraph.\n\nSecond <b>x</b> & more.",
    tags=("kashmir",),
    external_ids=(ExternalId("PA-X AgtId", "577"),),
    budget=Budget("125000.50", "USD", "A foundation"),
    countries=(
        CountryParticipation("IND"),
        CountryParticipation("PAK"),
        CountryParticipation("SUN", "host"),
    ),
    organisations=(Engagement("USIS", "convenor", "U.S. Information Service"),),
    sources=(
        Source("A history", author="N. N.", url="https://example.org/a?b=1&c=2", reliability="A"),
        Source("A file", url="file:///etc/passwd"),
    ),
)


@pytest.fixture
def opened() -> list[str]:
    return []


@pytest.fixture
def pane(qtbot: QtBot, opened: list[str]) -> ReadingPane:
    def open_link(_parent: QWidget, url: str) -> None:
        opened.append(url)

    pane = ReadingPane(VOCABULARIES, COUNTRIES, open_link)
    show(qtbot, pane, 420, 800)
    return pane


def labels(pane: ReadingPane) -> list[str]:
    return [label.text() for label in pane.findChildren(QLabel) if label.text()]


def links(pane: ReadingPane) -> dict[str, LinkButton]:
    return {link.accessibleName(): link for link in pane.findChildren(LinkButton)}


def test_a_page_says_all_that_is_recorded(pane: ReadingPane) -> None:
    pane.show_reading(Reading(NEEMRANA, None, ()))
    said = labels(pane)
    for words in (
        "Neemrana Dialogue",
        "Track II · dialogue · October 1991 to 2018 · concluded",
        "India and Pakistan",
        "Soviet Union",
        "Neemrana, India; Attari-Wagah line; online",
        "1990",
        "First paragraph.",
        "Build trust",
        "Tacit, by both ministries",
        "USIS",
        "as “U.S. Information Service”",
        "N. N. A history\nReliable",
        "577",
        "125000.50 USD",
        "A foundation",
        "kashmir",
    ):
        assert words in said


def test_markup_is_shown_letter_by_letter(pane: ReadingPane) -> None:
    pane.show_reading(Reading(NEEMRANA, None, ()))
    label = next(one for one in pane.findChildren(QLabel) if "<b>x</b>" in one.text())
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == "Second <b>x</b> & more."
    flags = label.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in pane.findChildren(QLabel))


def test_what_is_not_recorded_takes_no_room() -> None:
    bare = Initiative(id=1, title="T", kind="summit", track="L1", reference="R")
    page = page_of(bare, VOCABULARIES, COUNTRIES)
    assert page.sections == (Section("Sources", (Line("No source recorded."),)),)
    assert page.standfirst == "Level 1 · summit · no date"


def test_a_planned_initiative_says_that_it_is_planned() -> None:
    planned = Initiative(
        title="T", kind="summit", track="L1", planned_start=PartialDate(2026), status="planned"
    )
    page = page_of(planned, VOCABULARIES, COUNTRIES)
    assert page.standfirst == "Level 1 · summit · planned 2026"


def test_only_web_addresses_can_be_opened(pane: ReadingPane, opened: list[str]) -> None:
    pane.show_reading(Reading(NEEMRANA, None, ()))
    assert [name for name in links(pane) if name.startswith("Open ")] == [
        "Open https://example.org/a?b=1&c=2"
    ]
    click(links(pane)["Open https://example.org/a?b=1&c=2"])
    assert opened == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize(
    ("url", "can"),
    [
        ("https://example.org", True),
        ("HTTP://example.org/x", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https:///nowhere", False),
        ("//server/share", False),
        ("https://[broken", False),
        ("RivasCalduch/PA-X data.xlsx", False),
    ],
)
def test_what_counts_as_a_web_address(url: str, can: bool) -> None:
    assert opens(url) is can


def test_an_address_is_shown_without_look_alike_letters() -> None:
    assert address_in_full("https://exаmple.org/ä") == "https://xn--exmple-4nf.org/%C3%A4"
    assert len(address_in_full("https://example.org/" + "x" * 5000)) < 500


def test_process_and_rounds_lead_to_their_records(pane: ReadingPane, qtbot: QtBot) -> None:
    process = replace(NEEMRANA, id=3, title="A & B process")
    pane.show_reading(Reading(NEEMRANA, process, (row(11), row(12, start=""))))
    with qtbot.waitSignal(pane.open_requested) as signal:
        click(links(pane)["Part of A & B process"])
    assert signal.args == [3]
    with qtbot.waitSignal(pane.open_requested) as signal:
        links(pane)["undated  Neemrana Dialogue"].click()
    assert signal.args == [12]


def test_edit_asks_for_the_record_on_show(pane: ReadingPane, qtbot: QtBot) -> None:
    pane.show_reading(Reading(NEEMRANA, None, ()))
    edit = pane.findChild(QPushButton, "edit")
    assert isinstance(edit, QPushButton)
    with qtbot.waitSignal(pane.edit_requested) as signal:
        click(edit)
    assert signal.args == [7]


@pytest.mark.parametrize(
    "make",
    [
        lambda: "word " * 40_000,
        lambda: "x" * 20_000,
        lambda: "line\n" * 4_000,
        lambda: "line\n\n" * 4_000,
        lambda: "یہ اردو ہے " * 2_000,
    ],
)
def test_a_huge_text_is_set_in_parts_and_stays_whole(
    pane: ReadingPane, make: Callable[[], str]
) -> None:
    text = make().strip()
    begun = perf_counter()
    pane.show_reading(Reading(replace(NEEMRANA, summary=text), None, ()))
    pane.grab()
    assert perf_counter() - begun < 1.0
    assert sum(len(one) for one in labels(pane)) < SHOWN_AT_ONCE + 2000
    body = pane.findChildren(QScrollArea)[0].widget()
    assert body is not None
    assert body.width() <= pane.width()
    more = [b for b in pane.findChildren(QPushButton) if b.text().startswith("Read on")]
    assert len(more) == 1
    before = len("".join(labels(pane)))
    more[0].click()
    assert len("".join(labels(pane))) > before


def test_text_reads_in_its_own_direction(pane: ReadingPane) -> None:
    pane.show_reading(Reading(replace(NEEMRANA, summary="یہ اردو ہے۔\nEnglish"), None, ()))
    found = {one.text(): one.layoutDirection() for one in pane.findChildren(QLabel)}
    assert found["یہ اردو ہے۔"] is Qt.LayoutDirection.RightToLeft
    assert found["English"] is Qt.LayoutDirection.LeftToRight
    assert direction_of("1991 — 😀") is Qt.LayoutDirection.LeftToRight


def test_a_word_that_no_line_can_hold_gets_places_to_break_and_an_address_is_left_alone() -> None:
    assert breakable("x" * 200).replace("\u200b", "") == "x" * 200
    assert max(map(len, breakable("x" * 200).split("\u200b"))) == 36
    address = "https://example.org/" + "/".join(["part-of-it"] * 30)
    assert breakable(address) == address


def test_the_same_page_is_not_set_anew(pane: ReadingPane) -> None:
    pane.show_reading(Reading(NEEMRANA, None, ()))
    first = pane.findChild(QPushButton, "edit")
    pane.show_reading(Reading(NEEMRANA, None, ()))
    assert pane.findChild(QPushButton, "edit") is first
    pane.show_nothing("It was deleted meanwhile.")
    assert "It was deleted meanwhile." in labels(pane)
    assert pane.shown_id == 0


def test_a_role_that_is_not_known_is_not_a_country_that_is_not() -> None:
    countries = (CountryParticipation("AFG", "unknown"), CountryParticipation("IND", "party"))
    initiative = replace(Initiative(title="T", kind="summit", track="L1"), countries=countries)
    lines = page_of(initiative, VOCABULARIES, COUNTRIES).sections[0].lines
    assert lines[:2] == (Line("Afghanistan", "Role not known"), Line("India", "Party"))


FULL = replace(
    NEEMRANA,
    organisations=(Engagement("USIS", "convenor", organisation_id=9),),
    people=(Appearance("A. Khan", "chair", "MEA", level=Level.LIMITED, person_id=4),),
    meetings=(Meeting(title="Session", attribution=CHATHAM_HOUSE, attendance=(Appearance("B"),)),),
    notes=(Note("A note <i>with</i> markup"),),
    attachments=(Attachment("text.pdf", 2600, "abc"),),
)
TIE = Tie("precedes", 5, "DD-2001-0001", "Agra & on", inverse=True)


@pytest.fixture
def linked(qtbot: QtBot) -> ReadingPane:
    pane = ReadingPane(VOCABULARIES, COUNTRIES, lambda _parent, _url: None, linked=True)
    show(qtbot, pane, 420, 900)
    pane.show_reading(Reading(FULL, None, (), (TIE,)))
    return pane


def test_people_bodies_ties_and_files_are_links(linked: ReadingPane, qtbot: QtBot) -> None:
    found = links(linked)
    for name, signal, wanted in (
        ("Open A. Khan", linked.person_requested, [4]),
        ("Open USIS", linked.organisation_requested, [9]),
        ("Open Agra & on", linked.open_requested, [5]),
        ("Open text.pdf", linked.attachment_requested, [7, FULL.attachments[0]]),
    ):
        with qtbot.waitSignal(signal) as got:
            found[name].click()
        assert got.args == wanted


def test_links_are_reached_and_followed_by_key(linked: ReadingPane, qtbot: QtBot) -> None:
    person = links(linked)["Open A. Khan"]
    linked.activateWindow()
    person.setFocus()
    assert person.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(linked.person_requested) as got:
        press(Qt.Key.Key_Space)
    assert got.args == [4]


def test_the_whole_page_is_plain_text_and_says_levels_and_rules(linked: ReadingPane) -> None:
    said = labels(linked)
    assert "MEA · Limited" in said
    assert "A note <i>with</i> markup" in said
    assert "Under the Chatham House Rule nobody who was here may be named outside." in said
    assert "3 KB" in said
    assert "DD-2001-0001" in said
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in linked.findChildren(QLabel))


def test_a_pane_without_links_says_the_same(pane: ReadingPane) -> None:
    pane.show_reading(Reading(FULL, None, (), (TIE,)))
    assert not [name for name in links(pane) if "Khan" in name or "text.pdf" in name]
    assert {"A. Khan", "USIS", "text.pdf", "Agra & on"} <= set(labels(pane))


def test_a_link_takes_the_lines_that_its_words_need(linked: ReadingPane) -> None:
    long = replace(FULL, organisations=(Engagement("An Institute " * 12, organisation_id=9),))
    linked.show_reading(Reading(long, None, ()))
    linked.grab()
    link = next(one for name, one in links(linked).items() if "An Institute" in name)
    assert link.width() <= linked.width()
    assert link.height() >= 3 * link.fontMetrics().height()
    assert links(linked)["Open A. Khan"].height() == Size.CLICK


def test_a_meeting_with_hundreds_is_set_in_parts(linked: ReadingPane) -> None:
    crowd = tuple(Appearance(f"Guest {n}", person_id=100 + n) for n in range(300))
    begun = perf_counter()
    linked.show_reading(Reading(replace(FULL, meetings=(Meeting(attendance=crowd),)), None, ()))
    linked.grab()
    assert perf_counter() - begun < 1.0
    more = next(b for b in linked.findChildren(QPushButton) if b.text() == "Show 240 more")
    more.click()
    assert "Open Guest 100" in links(linked)
    assert "Show 180 more" in [b.text() for b in linked.findChildren(QPushButton)]
