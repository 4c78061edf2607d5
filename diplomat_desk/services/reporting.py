"""A report: asked of the register once; composing and setting it need no register any more."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import Translator, say, speaking
from diplomat_desk.reports import catalogue
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import CancelledError
from diplomat_desk.reports.kinds import Basis, Material, ReportKind, Subject, settled
from diplomat_desk.reports.methods import methods as appended
from diplomat_desk.reports.records import Records
from diplomat_desk.reports.translations import translator
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.drawing import today
from diplomat_desk.services.languages import countries_in, vocabularies_in
from diplomat_desk.services.papers import ASKS
from diplomat_desk.services.papers.records import records
from diplomat_desk.services.papers.request import Request
from diplomat_desk.store import versions

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What some system takes in no name of a file."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the register gave for a report, and what it is composed with."""

    kind: ReportKind
    material: Material
    basis: Basis
    records: Records = field(default_factory=Records)
    about: str = ""
    """What the report is about, for the name of its file: a country, or the reference of a record."""

    @property
    def marking(self) -> Level:
        """The highest level of anything that the report holds."""
        return max(self.material.marking, self.records.level)

    def document(
        self, stopped: Callable[[], bool] | None = None, *, methods: bool = False
    ) -> Document:
        """Return the report, composed in its language, with its ``methods`` if wanted.

        May take a while; needs no register.

        Raises:
            CancelledError: ``stopped`` returned true.
        """
        translate = translator(self.basis.language)
        with speaking(_stoppable(translate, stopped) if stopped else translate):
            made = self.kind.compose(self.material, self.basis)
            if methods:
                appendix = appended(self.material, self.basis)
                made = replace(made, blocks=(*made.blocks, *appendix))
            marking = max(made.marking, self.marking)
            return replace(made, report=self.kind.name, records=self.records, marking=marking)


def ask(desk: Desk, request: Request) -> Asked:
    """Return what ``request`` needs of the register, as one state of it.

    Raises:
        ReportError: there is no such report, option or subject.
        CancelledError: ``request.stopped`` returned true.
    """
    kind = catalogue.find(request.name)
    options = settled(kind, request.options)
    language = request.language
    with speaking(translator(language)):
        material = ASKS[kind.name](desk, replace(request, options=options))
    with desk.register.reading() as connection:
        revision = versions.revision(connection)
    basis = Basis(
        register=desk.name,
        made_on=today(),
        vocabularies=vocabularies_in(language, desk.vocabularies),
        countries=countries_in(language, desk.countries),
        options=options,
        language=language,
        watched=request.watched,
        home=request.home,
        revision=revision,
    )
    about = _about(kind, request, basis)
    if not request.records:
        return Asked(kind, material, basis, about=about)
    with speaking(translator(language)):
        return Asked(kind, material, basis, records(desk, material, basis), about)


def _about(kind: ReportKind, request: Request, basis: Basis) -> str:
    if kind.subject is not Subject.COUNTRY:
        return request.subject
    countries = request.filter.countries
    code = request.subject or (countries[0] if len(countries) == 1 else "")
    return basis.countries.name(code) if code else ""


def suggested_name(asked: Asked, ending: str) -> str:
    """Return a file name with the marking in it: ``South Asia – brief Pakistan (limited).pdf``."""
    marking = asked.marking
    about = _FORBIDDEN.sub(" ", asked.about).strip()
    parts = [asked.kind.name, about, "" if marking is Level.PUBLIC else f"({marking.code})"]
    return f"{asked.basis.register} – {' '.join(part for part in parts if part)}{ending}"


def _stoppable(translate: Translator, stopped: Callable[[], bool]) -> Translator:
    """Return ``translate``, which ends the work when it was stopped: every word of a report passes there."""

    def turn(text: str) -> str:
        if stopped():
            with speaking(translate):
                raise CancelledError(say("Stopped; nothing was printed."))
        return translate(text)

    return turn
