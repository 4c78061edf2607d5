"""What must hold for every report that there is, with every choice that it offers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter, Unit
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.reports.catalogue import REPORTS
from diplomat_desk.reports.document import Heading, Table, walk
from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.kinds import Subject
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.services import files, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.papers import links_of, requests, words_of
from tests.reports.page_words import PageWords
from tests.reports.word import Word
from tests.secrets import WORD, Planted, register

BELOW = (Level.PUBLIC, Level.LIMITED, Level.RESTRICTED)
OF_SAMPLE = {Subject.INITIATIVE: "DD-1999-0001", Subject.COUNTRY: "IND", Subject.MEETING: ""}
_UNFILLED = re.compile(r"\{[a-z_]+\}")
_CODE = re.compile(r"\b(?:semi-structured-|think-tanks-|PartialDate|Level\.)\b")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = files.create(tmp_path_factory.mktemp("papers") / "sample.ddesk", sample=True)
    yield desk
    files.close(desk)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Planted]]:
    desk, found = register(tmp_path_factory.mktemp("papers") / "open.ddesk")
    yield desk, found
    files.close(desk)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    desk = files.create(tmp_path / "empty.ddesk")
    yield desk
    files.close(desk)


def of_sample(desk: Desk) -> dict[Subject, str]:
    """Return what there is to report on in the sample: its first meeting for a meeting sheet."""
    for one in looking.whole(desk, Filter(unit=Unit.ROUNDS), Sort()):
        if one.meetings:
            return OF_SAMPLE | {Subject.MEETING: f"{one.reference}/1"}
    return dict(OF_SAMPLE)


@pytest.mark.parametrize("unit", list(Unit))
def test_it_says_everything_in_words(sample: Desk, unit: Unit) -> None:
    for kind, request in requests(Filter(unit=unit), of_sample(sample), home="PAK"):
        document = ask(sample, request).document()
        words = words_of(document)
        assert document.title, kind.name
        assert document.blocks, kind.name
        for line in words:
            assert not _UNFILLED.search(line), (request, line)
            assert not _CODE.search(line), (request, line)
        wanted, known = links_of(document)
        assert wanted <= known, (request, wanted - known)
        for block in walk(document.blocks):
            if isinstance(block, Heading):
                assert block.text.strip(), request
            if isinstance(block, Table):
                wide = len(block.columns)
                for row in (row for part in block.sections for row in part.rows):
                    assert sum(cell.span for cell in row.cells) == wide, (request, row)


def test_a_word_document_says_what_the_web_page_says(sample: Desk) -> None:
    about = of_sample(sample)
    for kind in REPORTS:
        request = Request(
            name=kind.name, filter=Filter(), subject=about.get(kind.subject, ""), home="PAK"
        )
        document = ask(sample, request).document(methods=True)
        page = PageWords(publish(document, Setting(), ".html").data)
        word = Word(publish(document, Setting(), ".docx").data)
        # Key figures stand above their labels in one and are read after them in the other.
        assert document.title.split()[0] in page.words, kind.name
        assert Counter(word.words().split()) == Counter(page.words), kind.name
        captions = [one.get(qn("w:val")) for one in word.all("w:tblCaption")]
        assert captions == page.captions, kind.name


def test_no_two_places_have_one_name(sample: Desk) -> None:
    for _, request in requests(Filter(), of_sample(sample)):
        document = ask(sample, request).document()
        anchors = Counter(
            block.anchor
            for block in walk(document.blocks)
            if isinstance(block, Heading) and block.anchor
        )
        assert not [name for name, times in anchors.items() if times > 1], request


def test_an_empty_register_is_said_to_be_empty(empty: Desk) -> None:
    for kind, request in requests(Filter(), {Subject.COUNTRY: "IND"}):
        if kind.subject in (Subject.INITIATIVE, Subject.MEETING):
            with pytest.raises(ReportError):
                ask(empty, request)
            continue
        document = ask(empty, request).document()
        assert document.marking is Level.PUBLIC, kind.name
        assert [line for line in words_of(document) if line]


def test_a_record_of_nothing_but_a_title_is_printed(empty: Desk) -> None:
    recording.record(empty, Initiative(title="Bare", track="T2", kind="dialogue"))
    about = {Subject.INITIATIVE: "DD-ND-0001", Subject.COUNTRY: "IND"}
    for kind, request in requests(Filter(), about):
        if kind.subject is not Subject.MEETING:
            assert words_of(ask(empty, request).document())


def test_a_subject_that_is_not_there_is_refused_in_words(sample: Desk) -> None:
    for kind in REPORTS:
        if kind.subject is not Subject.NONE:
            for wrong in ("nonsense", "DD-1066-0001", "", "XXX", "DD-1999-0001/99"):
                with pytest.raises(ReportError) as caught:
                    ask(sample, Request(name=kind.name, filter=Filter(), subject=wrong)).document()
                assert str(caught.value), (kind.name, wrong)


@pytest.mark.parametrize("ceiling", BELOW)
@pytest.mark.parametrize("unit", list(Unit))
def test_nothing_above_the_ceiling_is_told(
    planted: tuple[Desk, Planted], ceiling: Level, unit: Unit
) -> None:
    desk, found = planted
    about = {
        Subject.INITIATIVE: found.open.reference,
        Subject.COUNTRY: "IND",
        Subject.MEETING: f"{found.open.reference}/1",
    }
    for kind, request in requests(Filter(ceiling=ceiling, unit=unit), about):
        asked = ask(desk, request)
        assert asked.marking is Level.PUBLIC, kind.name
        document = asked.document()
        assert document.marking is Level.PUBLIC
        assert WORD.lower() not in repr(asked.material).lower(), kind.name
        assert not [line for line in words_of(document) if WORD.lower() in line.lower()], request


def test_what_lies_above_the_ceiling_cannot_be_asked_for(planted: tuple[Desk, Planted]) -> None:
    desk, found = planted
    (hidden,) = (looking.one(desk, found.hidden, Level.CONFIDENTIAL),)
    for kind in REPORTS:
        if kind.subject in (Subject.INITIATIVE, Subject.MEETING):
            chosen = Filter(ceiling=Level.RESTRICTED)
            told = []
            for reference in (hidden.reference, "DD-1066-0001"):
                subject = reference if kind.subject is Subject.INITIATIVE else f"{reference}/1"
                with pytest.raises(ReportError) as caught:
                    ask(desk, Request(name=kind.name, filter=chosen, subject=subject))
                told.append(str(caught.value).replace(reference, "REF"))
            # A record that is hidden is refused in the very words of one that never was.
            assert told[0] == told[1], kind.name


def test_numbers_are_those_of_a_register_without_the_secrets(
    planted: tuple[Desk, Planted], tmp_path: Path
) -> None:
    desk, found = planted
    seen = looking.one(desk, found.open.id, Level.PUBLIC)
    bare = files.create(tmp_path / "open.ddesk")
    try:
        recording.record(bare, replace(seen, id=0, version=0))
        about = {
            Subject.INITIATIVE: found.open.reference,
            Subject.COUNTRY: "IND",
            Subject.MEETING: f"{found.open.reference}/1",
        }
        for kind, request in requests(Filter(ceiling=Level.PUBLIC), about):
            with_secrets = _comparable(words_of(ask(desk, request).document()))
            without = _comparable(words_of(ask(bare, request).document()))
            assert with_secrets == without, (kind.name, request.options)
    finally:
        files.close(bare)


def test_nobody_is_named_who_met_under_the_chatham_house_rule(
    planted: tuple[Desk, Planted],
) -> None:
    desk, found = planted
    about = {
        Subject.INITIATIVE: found.open.reference,
        Subject.COUNTRY: "IND",
        Subject.MEETING: f"{found.open.reference}/1",
    }
    for kind, request in requests(Filter(), about):
        words = "\n".join(words_of(ask(desk, request).document()))
        assert f"Attended {WORD}" not in words, kind.name
        assert f"Institute {WORD}" not in words, kind.name


def test_a_report_of_nobody_waits_for_nobody(sample: Desk) -> None:
    request = Request(name="register", filter=Filter(), stopped=lambda: True)
    with pytest.raises(ReportError, match="Stopped"):
        ask(sample, request)


def _comparable(words: list[str]) -> list[str]:
    """Leave out what is withheld: it is said of the whole register, and is all that may differ."""
    # A picture says so in its own foot; the numbers of pictures are compared where charts are tested.
    plain = [line for line in words if not line.startswith("<svg")]
    return [re.sub(r"( ·)?[^·.;]*withheld[^·.;]*", "", line) for line in plain]
