"""The terms of one vocabulary: added, renamed, ordered, merged, retired."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.held import filter_recoded
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.wordlists import WITH_MARKS, word_list
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import vocabularies
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.vocabularies import Used
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.boxes import swatch
from diplomat_desk.ui.forms.texts import LineField, TextArea
from diplomat_desk.ui.words.fields import ChoiceField, ColourField
from diplomat_desk.ui.words.pane import Pane, Said, records, used_in_words
from diplomat_desk.ui.words.panel import EditPanel
from diplomat_desk.ui.words.table import Heading, Line, WordsTable

_NUMBERS, _MARK, _NAME = 64, 64, 180


class TermsPane(Pane):
    """Shows the vocabulary that was chosen last."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        headings = (
            Heading(say("Name"), _NAME),
            Heading(say("Mark"), _MARK),
            Heading(say("Used"), _NUMBERS, numbers=True),
            Heading(say("Definition")),
        )
        super().__init__(context, WordsTable(headings, say("Terms")), parent)
        self._vocabulary = "track"
        self._used: tuple[Used, ...] = ()
        self._adding = False
        self.form = EditPanel()
        self.label = LineField()
        self.form.add("label", say("Name"), self.label)
        self.form.add("mark", say("Mark"), LineField(), say("A short form for tight places."))
        colour = ColourField()
        self.form.add("colour", say("Colour"), colour, say("As # and six digits, or none."))
        self.form.watch(colour.changed)
        hint = say("One sentence; reports print it in their appendix.")
        self.form.add("definition", say("Definition"), TextArea(), hint)
        self.form.edited.connect(self._say_touched)
        self.merging = EditPanel(say("Merge"))
        self.target = ChoiceField()
        self.merging.add("into", say("Merge it into"), self.target)
        self.merging.watch(self.target.currentIndexChanged)
        self.add_panel(self.form, self._record)
        self.add_panel(self.merging, self._merge)
        self._make_buttons()
        self._connect_keys()

    @property
    def vocabulary(self) -> str:
        """The vocabulary that is shown."""
        return self._vocabulary

    def show_vocabulary(self, code: str) -> None:
        """Show another vocabulary, from its first term."""
        if code != self._vocabulary:
            self._vocabulary = code
            self._used = ()
            self.table.fill(())
        known = word_list(code)
        self.heading.setText(say(known.title))
        self.help.setText(say(known.help))
        self.table.setColumnHidden(1, code not in WITH_MARKS)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the terms with their uses."""
        vocabulary, ceiling = self._vocabulary, self._context.filter_state.filter.ceiling
        self._context.runner.ask(
            lambda desk: vocabularies.listing(desk, vocabulary, ceiling),
            self._show,
            topic="words listed",
        )

    def show_chosen(self, key: str) -> None:
        """Show a term in the form."""
        self._adding = False
        self.panels.setCurrentWidget(self.form)
        used = self._chosen(key)
        self._enable(used)
        self.form.setEnabled(used is not None)
        if used is None:
            self.form.load(say("No term is chosen"), {"label": ""})
            return
        term = used.term
        self.form.load(term.label, self._values(term), self._about(used))

    def add(self) -> None:
        """Clear the form for a new term."""
        if not self._context.read_only and self.may_leave():
            self._adding = True
            self.panels.setCurrentWidget(self.form)
            self.form.setEnabled(True)
            note = say("It is added at the end, and can be moved up.")
            blank = self._values(Term(self._vocabulary, "", ""))
            self.form.load(say("New term"), blank, note, opened=True)
            self.form.focus()

    def rename(self) -> None:
        """Put the cursor into the name."""
        self.panels.setCurrentWidget(self.form)
        self.form.focus()

    def move_by(self, by: int) -> None:
        """Move the chosen term up or down."""
        used = self._chosen()
        if used is not None and not self._context.read_only and not self.is_typing():
            vocabulary, code = self._vocabulary, used.term.code

            def work(desk: Desk) -> Said:
                vocabularies.move(desk, vocabulary, code, by)
                return Said("", code)

            self.change(work)

    def ask_merge(self) -> None:
        """Open the panel that asks which term the chosen one is merged into."""
        used = self._chosen()
        if used is None or used.fixed or self._context.read_only or not self.may_leave():
            return
        others = [(o.term.code, o.term.label) for o in self._used if o is not used]
        self.target.offer(others)
        note = say(
            "{records} will hold the other term instead, and this one goes. It can be taken back.",
            records=records(used.uses),
        )
        self.panels.setCurrentWidget(self.merging)
        heading = say("Merge “{name}”", name=used.term.label)
        self.merging.load(heading, {"into": ""}, note, opened=True)
        self.merging.focus()

    def retire(self) -> None:
        """Retire the chosen term, or bring it back."""
        used = self._chosen()
        if used is None or not self.may_leave():
            return
        term, retired = used.term, not used.term.retired

        def work(desk: Desk) -> Said:
            vocabularies.retire(desk, term.vocabulary, term.code, retired=retired)
            if retired:
                said = say("“{name}” is no longer offered; records keep it.", name=term.label)
            else:
                said = say("“{name}” is offered again.", name=term.label)
            return Said(said, term.code)

        self.change(work)

    def delete(self) -> None:
        """Delete the chosen term, if nothing uses it."""
        used = self._chosen()
        if used is None or self._context.read_only or not self.may_leave():
            return
        term = used.term

        def work(desk: Desk) -> Said:
            vocabularies.delete(desk, term.vocabulary, term.code)
            return Said(say("Deleted “{name}”.", name=term.label))

        self.change(work)

    def _record(self) -> None:
        wanted = replace(self._draft(), **self.form.values())
        adding, ceiling = self._adding, self._context.filter_state.filter.ceiling

        def work(desk: Desk) -> Said:
            if adding:
                made = vocabularies.add(desk, wanted).after
                code = made.identity.key.split(":", 1)[1] if made else ""
                return Said(say("Added “{name}”.", name=wanted.label.strip()), code)
            old = desk.vocabularies.label(wanted.vocabulary, wanted.code)
            vocabularies.edit(desk, wanted)
            if old == wanted.label:
                return Said(say("Recorded “{name}”.", name=old), wanted.code)
            touched = vocabularies.touched(desk, wanted.vocabulary, wanted.code, ceiling)
            said = say(
                "Renamed “{old}” to “{new}” in {records}.",
                old=old,
                new=desk.vocabularies.label(wanted.vocabulary, wanted.code),
                records=records(touched),
            )
            return Said(said, wanted.code)

        self.change(work)

    def _merge(self) -> None:
        used, into = self._chosen(), self.target.value()
        if used is None or not into:
            return
        term, ceiling = used.term, self._context.filter_state.filter.ceiling
        state, other = self._context.filter_state, self.target.currentText()

        def work(desk: Desk) -> Said:
            touched = vocabularies.touched(desk, term.vocabulary, term.code, ceiling)
            vocabularies.merge(desk, term.vocabulary, term.code, into, ceiling)
            said = say(
                "Merged “{name}” into “{other}” in {records}.",
                name=term.label,
                other=other,
                records=records(touched),
            )
            return Said(said, into)

        def follow(chosen: Filter) -> Filter:
            return filter_recoded(chosen, term.vocabulary, term.code, into)

        self.change(work, lambda: state.set(follow(state.filter)))

    def _show(self, used: tuple[Used, ...]) -> None:
        self._used = used
        self.table.fill([self._line(one) for one in used], self._wanted)
        self.filled()

    def _chosen(self, key: str | None = None) -> Used | None:
        wanted = self.table.current if key is None else key
        return next((used for used in self._used if used.term.code == wanted), None)

    def _draft(self) -> Term:
        used = self._chosen()
        if self._adding or used is None:
            return Term(self._vocabulary, "", "")
        return used.term

    def _values(self, term: Term) -> dict[str, str]:
        values = {"label": term.label, "definition": term.definition}
        if self._vocabulary in WITH_MARKS:
            values |= {"mark": term.mark, "colour": term.colour}
        return values

    def _about(self, used: Used) -> str:
        parts = [
            count(used.uses, "Used in {n} record.", "Used in {n} records.")
            if used.uses
            else say("Not used in what is shown."),
            say("Code: {code}.", code=used.term.code),
        ]
        if used.term.retired:
            parts.append(say("Retired: it is no longer offered."))
        if used.fixed:
            parts.append(say("It cannot be deleted or merged. {why}", why=used.fixed))
        return " ".join(parts)

    def _say_touched(self) -> None:
        used = self._chosen()
        if self._adding or used is None:
            return
        if self.label.value().strip() == used.term.label:
            self.form.say_note(self._about(used))
        else:
            text = say("The new name will show in {records}.", records=records(used.uses))
            self.form.say_note(text)

    def _line(self, used: Used) -> Line:
        term = used.term
        name = say("{name} (retired)", name=term.label) if term.retired else term.label
        return Line(
            term.code,
            (name, term.mark, used_in_words(used.uses), term.definition),
            swatch(term) if term.colour or term.vocabulary in WITH_MARKS else None,
            muted=term.retired,
        )

    def _make_buttons(self) -> None:
        self.add_button_ = self.add_button(say("&Add"), "plus", self.add, say("Add a term (Ins)"))
        self.up = self.add_button(say("Up"), "arrow-up", lambda: self.move_by(-1), say("Alt+Up"))
        self.down = self.add_button(
            say("Down"), "arrow-down", lambda: self.move_by(1), say("Alt+Down")
        )
        self.merge_button = self.add_button(say("&Merge into…"), "merge", self.ask_merge)
        self.retire_button = self.add_button(say("Retire"), "eye-off", self.retire)
        self.delete_button = self.add_button(
            say("Delete"), "trash-2", self.delete, say("Delete what nothing uses (Del)")
        )

    def _connect_keys(self) -> None:
        self.table.add_pressed.connect(self.add)
        self.table.rename_pressed.connect(self.rename)
        self.table.delete_pressed.connect(self.delete)
        self.table.move_pressed.connect(self.move_by)

    def _enable(self, used: Used | None) -> None:
        here = used is not None
        alike = [one for one in self._used if used and one.term.retired == used.term.retired]
        self.up.setEnabled(here and alike[0] is not used)
        self.down.setEnabled(here and alike[-1] is not used)
        free = used is not None and not used.fixed
        self.merge_button.setEnabled(free and len(self._used) > 1)
        self.delete_button.setEnabled(free and used is not None and not used.uses)
        self.retire_button.setEnabled(here)
        retired = used is not None and used.term.retired
        self.retire_button.setText(say("Bring back") if retired else say("Retire"))
        self.retire_button.setAccessibleName(self.retire_button.text())
