"""Whose layout a report has: ours, or that of a template in a folder of the user's own."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.words import say
from diplomat_desk.services import example_template
from diplomat_desk.ui.context import PageContext
from diplomat_desk.ui.forms.boxes import QuietBox
from diplomat_desk.ui.layout import button, column, label, row, tool_button
from diplomat_desk.ui.tokens import Space


class TemplateField(QWidget):
    """Asks for the layout of the report shown; what is chosen is remembered for each report."""

    changed = Signal()
    """Another layout was chosen."""
    again = Signal()
    """The files of the template may have changed: the pages are wanted anew."""
    report_wanted = Signal(str)
    """The example is chosen next, which is made for the report of this name."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._report = ""
        self.box = QuietBox()
        self.box.setAccessibleName(say("Layout"))
        self.browse = tool_button("folder-open", say("Choose the folder of a template of your own"))
        self.reread = tool_button("redo-2", say("Make the pages again with the template as it is now"))  # fmt: skip
        self.example = button(
            say("Try the example…"), "flat", tip=say("Copy a template that explains itself, to change it")
        )  # fmt: skip
        words = label(say("Layout"), "muted")
        words.setBuddy(self.box)
        line = row(gap=Space.XS)
        line.addWidget(self.box, 1)
        line.addWidget(self.reread)
        line.addWidget(self.browse)
        layout = column(words, gap=Space.S)
        layout.addLayout(line)
        layout.addWidget(self.example)
        self.setLayout(layout)
        self.box.currentIndexChanged.connect(self._chosen)
        self.browse.clicked.connect(lambda _=False: self._browse())
        self.reread.clicked.connect(lambda _=False: self.again.emit())
        self.example.clicked.connect(lambda _=False: self._ask_example())
        self.show_report("")

    @property
    def folder(self) -> Path | None:
        """The folder of the chosen template; None for our own layout."""
        path = str(self.box.currentData() or "")
        return Path(path) if path else None

    def show_report(self, name: str) -> None:
        """Show what was chosen last for the report called ``name``."""
        self._report = name
        self._offer(self._context.settings.state(self._place) if name else "")

    def choose(self, folder: Path) -> None:
        """Choose the template in ``folder``."""
        self._offer(str(folder))
        self._remember()

    @property
    def _place(self) -> str:
        return f"report template {self._report}"

    def _offer(self, path: str) -> None:
        """Offer ours, and the folder at ``path``, which is chosen where there is one."""
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(say("Ours"), "")
        if path:
            self.box.addItem(Path(path).name or path, path)
            self.box.setCurrentIndex(1)
        self.box.blockSignals(False)
        self._update()

    def _update(self) -> None:
        own = self.folder is not None
        self.reread.setVisible(own)
        self.example.setVisible(not own)
        self.box.setToolTip(str(self.folder or ""))

    def _chosen(self) -> None:
        self._update()
        self._remember()

    def _remember(self) -> None:
        self._context.settings.set_state(self._place, str(self.folder or ""))
        self.changed.emit()

    def _browse(self) -> None:
        start = self.folder or self._context.settings.last_folder
        folder = self._context.dialogs.ask_folder(say("Choose the folder of a template"), start)
        if folder is not None:
            self.choose(folder)

    def _ask_example(self) -> None:
        settings = self._context.settings
        where = self._context.dialogs.ask_folder(
            say("Choose where to copy the example"), settings.last_folder
        )
        if where is None:
            return
        settings.last_folder = where
        self._context.runner.apart(
            lambda: example_template.copy_to(where), self._take_example, failed=self._failed
        )

    def _take_example(self, folder: Path) -> None:
        self._context.toast(say("Copied the example to “{folder}”.", folder=str(folder)))
        self.report_wanted.emit(example_template.MADE_FOR)
        self.choose(folder)

    def _failed(self, error: DeskError) -> None:
        self._context.toast(str(error))
