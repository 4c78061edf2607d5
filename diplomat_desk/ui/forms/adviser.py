"""What the recorded facts say of the track, under the track field; it advises and never chooses."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from diplomat_desk.domain.advice.tracks import Advice, advise
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import say
from diplomat_desk.ui import theme
from diplomat_desk.ui.layout import STRETCH, button, column, label, row
from diplomat_desk.ui.tokens import Space


class TrackAdviser(QWidget):
    """The track that the record speaks for, a sentence for each reason; hidden when there is none."""

    wanted = Signal(str)
    """The analyst wants the track with this code."""

    def __init__(self, vocabularies: Vocabularies, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vocabularies = vocabularies
        self._track = ""
        self.heading = label("", wrap=True)
        self.reasons = label("", wrap=True)
        self.against = label("", "small", wrap=True)
        self.use = button("", "link")
        self.use.clicked.connect(lambda: self.wanted.emit(self._track))
        lines = column(
            self.heading,
            self.reasons,
            self.against,
            row(self.use, STRETCH),
            gap=Space.XS,
            margin=(0, Space.XS, 0, 0),
        )
        self.setLayout(lines)
        self.hide()

    def show_advice(self, draft: Initiative) -> None:
        """Advise on ``draft``; nothing is shown where nothing recorded speaks for a track."""
        advice = advise(draft)
        self._track = advice.track
        if not (advice.reasons or advice.against):
            self.hide()
            return
        self.heading.setText(self._heading(draft.track, advice))
        differs = bool(advice.track) and advice.track != draft.track
        for one in (self.heading, self.reasons):
            # What agrees with the choice stays in the background.
            theme.mark(one, role="" if differs else "small")
        self._put(self.reasons, advice.reasons)
        self._put(self.against, advice.against, self._against(advice))
        self.use.setVisible(differs and self._is_offered(advice.track))
        self.use.setText(say("Use {track}", track=self._name(advice.track)))
        self.use.setAccessibleName(self.use.text())
        self.show()

    def _heading(self, chosen: str, advice: Advice) -> str:
        if not advice.track:
            return say("The record speaks for different tracks alike:")
        name = self._name(advice.track)
        if chosen and chosen != advice.track:
            return say("You chose {chosen}. The record speaks for {track}:",
                       chosen=self._name(chosen), track=name)  # fmt: skip
        return say("The record speaks for {track}:", track=name)

    def _against(self, advice: Advice) -> str:
        return say("Against it:") if advice.track else ""

    def _put(self, shown: QLabel, sentences: tuple[str, ...], heading: str = "") -> None:
        lines = [*([heading] if heading and sentences else []), *(f"– {one}" for one in sentences)]
        shown.setText("\n".join(lines))
        shown.setVisible(bool(lines))

    def _name(self, code: str) -> str:
        return self._vocabularies.label("track", code)

    def _is_offered(self, code: str) -> bool:
        return any(term.code == code for term in self._vocabularies.of("track"))
