"""What an analyst keeps beside the facts, in the form: constraints, notes and follow-ups."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.keeping import Constraint, FollowUp, Note
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui.forms.boxes import TermBox
from diplomat_desk.ui.forms.dates import DateEdit
from diplomat_desk.ui.forms.part_list import Input, PartList, joined
from diplomat_desk.ui.forms.texts import LineField, TextArea


class ConstraintsEditor(PartList[Constraint]):
    """What held the initiative back."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a constraint"), say("New constraint"), parent)
        self._vocabularies = vocabularies

    def empty(self) -> Constraint:
        """Return a constraint to be chosen."""
        return Constraint("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a constraint."""
        box = TermBox(self._vocabularies, "constraint", none=say("Choose a constraint"))
        return (
            Input("type", say("Constraint"), box, say("Internal, systemic or regional.")),
            Input("note", say("How it held it back"), TextArea(), say("What it did here.")),
        )

    def in_words(self, part: Constraint) -> str:
        """Return the constraint and the note."""
        return joined(self._vocabularies.label("constraint", part.type), part.note)


class NotesEditor(PartList[Note]):
    """The journal: dated entries, the new one signed with the author's name and today's date."""

    def __init__(self, author: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(say("Add a note"), say("New note"), parent)
        self._author = author

    def empty(self) -> Note:
        """Return a note of today."""
        return Note("", today(), self._author())

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a note."""
        return (
            Input("text", say("Note"), TextArea(),
                  say("For those who work with the register; lines are kept.")),
            Input("date", say("Date of the note"), DateEdit(), say("The day that it tells of.")),
            Input("author", say("Author of the note"), LineField(), say("Who noted it.")),
        )  # fmt: skip

    def in_words(self, part: Note) -> str:
        """Return date, author and the beginning of the text."""
        if not part.text.strip():
            return ""
        return joined(part.date.in_words() if part.date else "", part.author, part.text)


class FollowUpsEditor(PartList[FollowUp]):
    """What is still to be done, and what was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(say("Add a follow-up"), say("New follow-up"), parent)

    def empty(self) -> FollowUp:
        """Return a follow-up to be told."""
        return FollowUp("")

    def inputs(self) -> Sequence[Input]:
        """Return the fields of a follow-up."""
        return (
            Input("task", say("What to do"), LineField(), say("One task, beginning with a verb.")),
            Input("due", say("Due"), DateEdit(), say("By when; a month or a year will do.")),
            Input("owner", say("Who does it"), LineField(), say("The one who answers for it.")),
            Input("done", say("Done on"), DateEdit(), say("Leave it empty while it is open.")),
        )

    def in_words(self, part: FollowUp) -> str:
        """Return the task, when it is due or was done, and who does it."""
        if not part.task.strip():
            return ""
        when = say("due {date}", date=part.due.in_words()) if part.due else ""
        if part.done:
            when = say("done {date}", date=part.done.in_words())
        return joined(part.task, when, part.owner)


def today() -> PartialDate:
    """Return the day of today."""
    now = date.today()
    return PartialDate(now.year, now.month, now.day)
