"""The window's use cases, asked of the services. Imports them all: loaded late, by `pages`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.errors import DeskError
from diplomat_desk.domain.figures import Sort, withheld_in_words
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.progress import Progress
from diplomat_desk.domain.saved import SavedFilter
from diplomat_desk.domain.words import count, say
from diplomat_desk.reports.delivery import delivering
from diplomat_desk.services import (
    backups,
    conflicted,
    copies,
    drafts,
    encryption,
    files,
    history,
    looking,
    moving,
    presence,
    recording,
    recovering,
    saved,
    standing,
    synced,
)
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.exporting import catalogue
from diplomat_desk.services.steps import Step
from diplomat_desk.ui.late import (
    Failed,
    HalfTyped,
    OpenRegister,
    Renewed,
    Standing,
    Stepped,
    Surroundings,
)
from diplomat_desk.ui.runner import Runner
from diplomat_desk.ui.settings import Settings
from diplomat_desk.ui.step_words import redone_in_words, undone_in_words


class DeskSession:
    """Opens, copies and closes registers, and takes changes back; fulfils :class:`late.Session`."""

    def __init__(self, runner: Runner[Desk], settings: Settings) -> None:
        self._runner = runner
        self._settings = settings
        runner.prepare(copies.clear_stale, lambda _: None)

    def create(
        self, path: Path, then: Callable[[OpenRegister], None], *, sample: bool, failed: Failed
    ) -> None:
        """Make a register at ``path``, with the sample in it if wanted, and open it."""
        self._exchange(
            lambda progress: files.create(path, sample=sample, progress=progress), then, failed
        )

    def open(
        self,
        path: Path,
        then: Callable[[OpenRegister], None],
        *,
        failed: Failed,
        passphrase: str = "",
    ) -> None:
        """Open the register at ``path``; the one that was open stays open if that fails."""
        self._exchange(lambda progress: files.open_desk(path, progress, passphrase), then, failed)

    def change_passphrase(
        self, passphrase: str, then: Callable[[Renewed], None], *, failed: Failed
    ) -> None:
        """Put the open register under another passphrase, or none; it can be stopped until it is put in place."""
        refused: list[DeskError] = []
        author = self._settings.author

        def finish(made: encryption.Prepared) -> Desk:
            phrase = made.then
            try:
                encryption.put_in_place(made)
            except DeskError as error:
                refused.append(error)
                phrase = made.before
            desk = _announced(files.open_desk(made.path, passphrase=phrase), author)
            if not refused:
                try:
                    encryption.renew_backups(desk)
                except DeskError as error:
                    refused.append(error)
            return desk

        def told(desk: Desk) -> None:
            error = refused[0] if refused else None
            left = encryption.left_plain(desk.path) if desk.register.is_encrypted else ()
            words = encryption.left_plain_in_words(left) if left else ""
            then(Renewed(_described(desk), error, left, words))

        self._runner.renew(
            lambda desk: encryption.prepare(desk, passphrase), finish, told, failed=failed
        )

    def delete_plain(self, left: tuple[Path, ...], then: Callable[[None], None]) -> None:
        """Overwrite and delete copies that are not encrypted."""
        self._runner.apart(lambda: encryption.delete_plain(left), then)

    def drafts(self, ceiling: Level, then: Callable[[tuple[HalfTyped, ...]], None]) -> None:
        """Ask what was typed and not recorded, as far as ``ceiling`` shows it."""

        def work(desk: Desk) -> tuple[HalfTyped, ...]:
            return tuple(
                HalfTyped(one.initiative.id, one.initiative.title, one.at)
                for one in drafts.found(desk, ceiling)
            )

        self._runner.ask(work, then, topic="drafts")

    def discard_draft(self, number: int) -> None:
        """Forget what was typed of a record, or of a new one (0)."""
        self._runner.ask(lambda desk: drafts.discard(desk, number), lambda _: None)

    def save_copy(self, path: Path, then: Callable[[None], None], *, failed: Failed) -> None:
        """Write a copy of the open register to ``path``."""
        self._runner.ask(lambda desk: files.save_copy(desk, path), then, failed=failed)

    def surroundings(self, path: Path, then: Callable[[Surroundings], None]) -> None:
        """Ask what is to be known of the folder that the register at ``path`` lies in."""

        def work() -> Surroundings:
            place = synced.where(path)
            return Surroundings(
                place.in_words() if place else "",
                conflicted.copies_of(path, place),
                moving.suggested(path),
            )

        # Beside the register's thread: a disk far away may answer late.
        self._runner.apart(work, then, topic="surroundings")

    def move(self, path: Path, then: Callable[[OpenRegister], None], *, failed: Failed) -> None:
        """Move the open register to ``path`` and open it there; the old file is still as it was."""

        def work(desk: Desk) -> Desk:
            moved = moving.move(desk, path)
            presence.announce(path, moved.now())
            return moved

        self._runner.replace(work, lambda desk: then(_described(desk)), failed=failed)

    def put_away(self, path: Path, moved: Path, then: Callable[[Path | None], None]) -> None:
        """Rename the file that was moved and is closed; ``then`` gets its name, None where it could not be."""
        self._runner.apart(lambda: moving.put_away(path, moved), then)

    def keep_backups(self, *, failed: Failed) -> None:
        """Back the open register up if that is due."""
        self._runner.ask(encryption.keep_backups, lambda _: None, topic="backup", failed=failed)

    def backup_to_read(
        self, path: Path, then: Callable[[Path | None], None], *, failed: Failed
    ) -> None:
        """Copy the latest backup of the register at ``path`` to where it can be read; None without one."""
        self._runner.apart(lambda: backups.to_read(path), then, failed=failed)

    def compact(self, then: Callable[[str], None], *, failed: Failed) -> None:
        """Give back to the disk what is free in the register; ``then`` gets a sentence."""
        self._runner.change(
            files.compact, lambda sizes: then(files.compacted_in_words(*sizes)), failed=failed
        )

    def recovered_name(self, path: Path) -> str:
        """Return a free name beside a damaged register for what is saved of it."""
        return recovering.suggested(path).stem

    def recover(
        self,
        path: Path,
        target: Path,
        then: Callable[[OpenRegister, tuple[str, ...]], None],
        *,
        failed: Failed,
        passphrase: str = "",
    ) -> None:
        """Save what can be saved of a damaged register, open that; ``then`` gets what was saved and lost in words."""
        told: list[str] = []

        def work(progress: Progress) -> Desk:
            found = recovering.recover(path, target, passphrase, progress)
            told.extend((*recovering.in_words(found), *found.left))
            return files.open_desk(target, progress, passphrase)

        self._exchange(work, lambda register: then(register, tuple(told)), failed)

    def export(
        self, path: Path, chosen: Filter, name: str, then: Callable[[str], None], *, failed: Failed
    ) -> None:
        """Write what ``chosen`` selects to ``path``, whole or not at all; it can be stopped."""

        def work(desk: Desk) -> str:
            with delivering(path) as file:
                notes, tally = catalogue.write(desk, chosen, Sort(), file, catalogue.named(name))
            said = say("Exported “{file}”: {counted}.", file=path.name, counted=tally.in_words())
            return " ".join((said, *notes))

        self._runner.ask(work, then, failed=failed, watched=True)

    def close(self, then: Callable[[None], None]) -> None:
        """Close the open register after the changes under way."""
        self._runner.close(then)

    def sign(self, author: str) -> None:
        """Write ``author`` into the history of the open register from now on."""
        if self._runner.is_open:
            self._runner.ask(partial(_sign, author=author), lambda _: None, topic="sign")

    def undo(self, ceiling: Level, then: Callable[[Stepped | None], None]) -> None:
        """Take the latest step back."""
        self._runner.change(
            lambda desk: _stepped(history.undo(desk, ceiling), undone_in_words), then
        )

    def redo(self, ceiling: Level, then: Callable[[Stepped | None], None]) -> None:
        """Do again what was taken back last."""
        self._runner.change(
            lambda desk: _stepped(history.redo(desk, ceiling), redone_in_words), then
        )

    def delete(self, ids: tuple[int, ...], then: Callable[[str], None]) -> None:
        """Move initiatives to the bin."""

        def work(desk: Desk) -> str:
            changes = recording.delete(desk, ids)
            titles = [change.before.initiative.title for change in changes if change.before]
            if len(titles) == 1:
                return say("Moved “{title}” to the bin.", title=titles[0])
            return count(
                len(titles),
                "Moved {n} initiative to the bin.",
                "Moved {n} initiatives to the bin.",
            )

        self._runner.change(work, then)

    def save_filter(self, one: SavedFilter, then: Callable[[str], None], *, failed: Failed) -> None:
        """Keep a filter, new or edited."""
        ceiling = self._settings.ceiling

        def work(desk: Desk) -> str:
            saved.put(desk, one, ceiling)
            return say("Saved “{name}”.", name=one.name)

        self._runner.change(work, then, failed=failed)

    def move_filter(self, number: int, by: int) -> None:
        """Let a kept filter change places with its neighbour."""
        ceiling = self._settings.ceiling
        self._runner.change(lambda desk: saved.move(desk, number, by, ceiling))

    def delete_filter(self, one: SavedFilter, then: Callable[[str], None]) -> None:
        """Delete a kept filter."""
        ceiling = self._settings.ceiling

        def work(desk: Desk) -> str:
            saved.delete(desk, one.id, ceiling)
            return say("Deleted the filter “{name}”.", name=one.name)

        self._runner.change(work, then)

    def standing(self, chosen: Filter, then: Callable[[Standing], None]) -> None:
        """Ask what can be taken back and how much there is under the ceiling and in the unit of ``chosen``."""

        def work(desk: Desk) -> Standing:
            undo, redo = history.labels(desk, chosen.ceiling)
            whole = looking.tally(desk, chosen.cleared())
            return Standing(
                undo_label=undo,
                redo_label=redo,
                counts=standing.counts(desk, chosen, whole),
                saved=saved.listing(desk, chosen.ceiling),
                words_revision=desk.words_revision,
                withheld=withheld_in_words(whole.withheld, whole.entries),
            )

        self._runner.ask(work, then, topic="standing")

    def words(self, then: Callable[[OpenRegister], None]) -> None:
        """Ask for the register as it is described now."""
        self._runner.ask(_described, then, topic="words")

    def _exchange(
        self,
        opener: Callable[[Progress], Desk],
        then: Callable[[OpenRegister], None],
        failed: Failed,
    ) -> None:
        author = self._settings.author

        def open_signed(progress: Progress) -> Desk:
            return _announced(opener(progress), author)

        self._runner.open_watched(
            open_signed,
            _close,
            lambda desk: then(_described(desk)),
            failed=failed,
            watch=_watch,
        )


def _announced(desk: Desk, author: str) -> Desk:
    desk.author = author
    if not desk.read_only:
        presence.announce(desk.path, desk.now())
    return desk


def _close(desk: Desk) -> None:
    if not desk.read_only:
        # Before the lock goes: whoever takes it next says so in the same place.
        presence.leave(desk.path)
    files.close(desk)


def _watch(desk: Desk, progress: Progress) -> None:
    desk.progress = progress


def _sign(desk: Desk, author: str) -> None:
    desk.author = author


def _described(desk: Desk) -> OpenRegister:
    return OpenRegister(
        desk.path,
        desk.name,
        desk.vocabularies,
        desk.countries,
        desk.read_only,
        desk.words_revision,
        desk.register.is_encrypted,
    )


def _stepped(step: Step | None, in_words: Callable[[Step], str]) -> Stepped | None:
    if step is None:
        return None
    return Stepped(in_words(step), step.ids)
