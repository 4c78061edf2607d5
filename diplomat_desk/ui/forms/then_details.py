"""What a person belonged to at the time: a line to read, or the fields that it is made of."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diplomat_desk.domain.people import Affiliation, Appearance
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.ui.forms.lookups import Suggest
from diplomat_desk.ui.forms.rows import Rows
from diplomat_desk.ui.forms.suggest import Suggester, of_texts
from diplomat_desk.ui.forms.texts import LineField
from diplomat_desk.ui.layout import label
from diplomat_desk.ui.plain import breakable
from diplomat_desk.ui.tokens import Space


class ThenDetails(QWidget):
    """Affiliation, post and name in the source; the fields are made when they are first shown.

    A meeting may have hundreds who attended, of whom one opens a few.
    """

    def __init__(self, suggest: Suggest, value: Appearance) -> None:
        """Show ``value`` as a line, or nothing where nothing of this is recorded."""
        super().__init__()
        self._suggest = suggest
        self._value = value
        self._rows: Rows | None = None
        self.line = label("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.L, 0, 0, 0)
        self._column.addWidget(self.line)
        self._tell()

    @property
    def is_empty(self) -> bool:
        """Whether neither affiliation nor post is recorded."""
        held = self.put_into(Appearance(""))
        return not (held.affiliation or held.post)

    def put_into(self, one: Appearance) -> Appearance:
        """Return ``one`` with the affiliation, the post and the name that stand here."""
        if self._rows is None:
            held = self._value
            return replace(
                one, affiliation=held.affiliation, post=held.post, as_given=held.as_given
            )
        return replace(
            one,
            affiliation=self.affiliation.value(),
            post=self.post.value(),
            as_given=self.as_given.value(),
        )

    def take(self, found: Affiliation) -> None:
        """Make ``found`` what stands here."""
        if self._rows is None:
            self._value = replace(self._value, affiliation=found.organisation, post=found.post)
        else:
            self.affiliation.setText(found.organisation)
            self.post.setText(found.post)
        self._tell()

    def unfold(self, shown: bool) -> None:
        """Show the fields, or the line that says what is in them."""
        if shown and self._rows is None:
            self._build()
        if self._rows is not None:
            self._rows.setVisible(shown)
        self._tell()

    def _build(self) -> None:
        value = self._value
        self.affiliation, self.post, self.as_given = LineField(), LineField(), LineField()
        self.affiliation.set_value(value.affiliation)
        self.post.set_value(value.post)
        self.as_given.set_value(value.as_given)
        suggester = Suggester(self.affiliation, of_texts(self._suggest))
        suggester.chosen.connect(lambda choice: self.affiliation.setText(choice.text))
        self._rows = Rows()
        body = say("The body that they belonged to at the time, e.g. Ministry of External Affairs.")
        self._rows.add_row(say("Affiliation then"), self.affiliation, body)
        post = say("What they were there, e.g. Foreign Secretary.")
        self._rows.add_row(say("Post then"), self.post, post)
        given = say("Exactly as the source writes it, where that differs from the name above.")
        self._rows.add_row(say("Name in the source"), self.as_given, given)
        self._rows.setContentsMargins(0, 0, 0, Space.S)
        self._column.addWidget(self._rows)

    def _tell(self) -> None:
        held = self.put_into(Appearance(""))
        belonged = ", ".join(part for part in (held.post, held.affiliation) if part)
        called = say("in the source “{name}”", name=held.as_given) if held.as_given else ""
        self.line.setText(breakable(dotted(belonged, called)))
        unfolded = self._rows is not None and not self._rows.isHidden()
        self.line.setVisible(bool(self.line.text()) and not unfolded)
