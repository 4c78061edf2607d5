"""What came of an initiative, in the form: outcomes, transfers and outcome documents."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.results import Outcome, OutcomeDocument, Transfer
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.part_list import Input, PartList, joined
from diplomat_desk.ui.forms.texts import LineField, TextArea


class OutcomesEditor(PartList[Outcome]):
    """What changed because of the initiative."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add an outcome"), say("New outcome"), parent)
        self._vocabularies = vocabularies

    def empty(self) -> Outcome:
        """Return an outcome to be told."""
        return Outcome("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of an outcome."""
        terms = self._vocabularies
        return (
            Input("what", say("What changed"), TextArea(),
                  say("A change in what somebody does or is bound to, not that a meeting was held.")),
            Input("kind", say("Kind of outcome"), TermBox(terms, "outcome-kind"),
                  say("“None” says that nothing came of it; leave it open if you do not know.")),
            Input("for_whom", say("For whom"), LineField(), say("Whose conduct or lot it changed.")),
            Input("date", say("When"), DateEdit(), say("When the change took hold.")),
            Input("significance", say("Significance"), TermBox(terms, "significance"),
                  say("How much the change matters, in your judgement.")),
            Input("evidence", say("Evidence"), TextArea(),
                  say("What shows the change, and that the initiative had a part in it.")),
        )  # fmt: skip

    def in_words(self, part: Outcome) -> str:
        """Return what changed, or the kind where that is all, with when and for whom."""
        kind = self._vocabularies.label("outcome-kind", part.kind)
        return joined(part.what or kind, part.for_whom, _when(part.date))


class TransfersEditor(PartList[Transfer]):
    """What was carried from the initiative to an official track: the field's test of Track II."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a transfer"), say("New transfer"), parent)
        self._vocabularies = vocabularies

    def empty(self) -> Transfer:
        """Return a transfer to be told."""
        return Transfer("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a transfer."""
        return (
            Input("what", say("What was carried"), TextArea(),
                  say("The idea, text or message that left the room.")),
            Input("to_track", say("To which track"), TermBox(self._vocabularies, "track"),
                  say("The track that it was carried to.")),
            Input("to_office", say("To which office"), LineField(),
                  say("The ministry, mission or person in office that received it.")),
            Input("date", say("When"), DateEdit(), say("When it was handed over.")),
            Input("channel", say("Through what channel"), LineField(),
                  say("A briefing, a paper, a participant who took office…")),
            Input("response", say("Response"), TextArea(), say("What the office did with it.")),
            Input("evidence", say("Evidence"), TextArea(), say("What shows that it arrived.")),
        )  # fmt: skip

    def in_words(self, part: Transfer) -> str:
        """Return what was carried, where to and when."""
        track = self._vocabularies.label("track", part.to_track)
        where = ", ".join(one for one in (track, part.to_office) if one)
        return joined(part.what, say("to {where}", where=where) if where else "", _when(part.date))


class DocumentsEditor(PartList[OutcomeDocument]):
    """The texts that came of an initiative."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a document"), say("New document"), parent)
        self._vocabularies = vocabularies

    def empty(self) -> OutcomeDocument:
        """Return a document to be described."""
        return OutcomeDocument("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a document."""
        return (
            Input("title", say("Title of the document"), LineField(),
                  say("As it stands on the document.")),
            Input("date", say("Date of the document"), DateEdit(),
                  say("When it was signed or issued.")),
            Input("stage", say("Stage"), TermBox(self._vocabularies, "document-stage"),
                  say("Where in a peace process it stands, after the PA-X codebook.")),
            Input("scheme", say("Numbered by"), LineField(),
                  say("Whose number follows, such as PA-X AgtId or UN Treaty Series.")),
            Input("value", say("Number"), LineField(), say("Kept as text: 00577 stays 00577.")),
            Input("url", say("Address (URL)"), LineField(), say("Where it can be read.")),
        )  # fmt: skip

    def in_words(self, part: OutcomeDocument) -> str:
        """Return title, stage, date and number."""
        stage = self._vocabularies.label("document-stage", part.stage)
        number = " ".join(one for one in (part.scheme, part.value) if one)
        return joined(part.title or part.url, stage, _when(part.date), number)


def _when(date: PartialDate | None) -> str:
    return date.in_words() if date else ""
