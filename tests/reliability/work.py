"""Work on a register as somebody would do it in a day, told step by step to a file of acknowledgements."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from diplomat_desk.domain.confidentiality import TOP
from diplomat_desk.domain.dates import PartialDate
from diplomat_desk.domain.figures import Sort
from diplomat_desk.domain.filters import Filter
from diplomat_desk.domain.initiative import CountryParticipation, Engagement, Initiative
from diplomat_desk.domain.people import Appearance
from diplomat_desk.services import files, history, looking, recording
from diplomat_desk.services.desk import Desk
from tests.services.importing.making import imported, row

ACKNOWLEDGED = "ACKNOWLEDGED"
"""The file, beside the register, in which each step is told when the program has said that it is done."""
COPY = "copy.ddesk"
_IMPORTED = 40


class Work:
    """Does one thing after the other to the register at ``path``; the same ``seed`` does the same."""

    def __init__(self, path: Path, seed: int) -> None:
        self._path = path
        self._random = random.Random(seed)
        self._folder = path.parent
        self._told = os.open(
            path.with_name(ACKNOWLEDGED), os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600
        )
        self._desk = self._open(path)
        self._count = 0
        self._acknowledge()

    def go_on(self, steps: int) -> None:
        """Do so many steps."""
        deeds: tuple[Callable[[Desk], object], ...] = (
            self._record, self._record, self._edit, self._delete, self._import, self._undo, self._copy,
            self._purge, files.compact,
        )  # fmt: skip
        for _ in range(steps):
            self._random.choice(deeds)(self._desk)
            self._acknowledge()

    def close(self) -> None:
        """Close the register."""
        files.close(self._desk)
        os.close(self._told)

    def _open(self, path: Path) -> Desk:
        return files.open_desk(path)

    def _acknowledge(self) -> None:
        with self._desk.register.reading() as connection:
            last = connection.execute(
                text("SELECT id, hex(chain) FROM history_link ORDER BY id DESC LIMIT 1")
            ).first()
        line = json.dumps(list(last) if last else [0, ""])
        os.write(self._told, f"{line}\n".encode())

    def _record(self, desk: Desk) -> None:
        recording.record(desk, self._new())

    def _new(self) -> Initiative:
        self._count += 1
        luck = self._random
        return Initiative(
            title=f"Talks {self._count} of {luck.randrange(10**6)}",
            kind=luck.choice(("dialogue", "workshop", "mediation")),
            track=luck.choice(("T2", "T1.5", "L1")),
            start=PartialDate(luck.randrange(1950, 2026), luck.randrange(1, 13)),
            countries=(CountryParticipation("IND"), CountryParticipation("PAK")),
            organisations=(Engagement(f"Institute {luck.randrange(8)}"),),
            people=(Appearance(f"Person {luck.randrange(20)}"),),
            summary="What was said, at length. " * luck.randrange(1, 200),
        )

    def _ids(self, desk: Desk) -> list[int]:
        return list(looking.select(desk, Filter(), Sort()).ids)

    def _edit(self, desk: Desk) -> None:
        if ids := self._ids(desk):
            one = looking.one(desk, self._random.choice(ids), TOP)
            recording.record(desk, replace(one, summary=f"Edited. {one.summary[:3000]}"))

    def _delete(self, desk: Desk) -> None:
        if len(ids := self._ids(desk)) > 3:
            recording.delete(desk, self._random.sample(ids, 2))

    def _purge(self, desk: Desk) -> None:
        if len(ids := self._ids(desk)) > 3:
            one = self._random.choice(ids)
            recording.delete(desk, [one])
            recording.purge(desk, [one])

    def _undo(self, desk: Desk) -> None:
        if desk.history.undo_label:
            history.undo(desk)

    def _import(self, desk: Desk) -> None:
        first = self._random.randrange(10**6)
        lines = [
            row(first + n, f"Imported {first + n}", str(1950 + n % 60)) for n in range(_IMPORTED)
        ]
        imported(desk, *lines)

    def _copy(self, desk: Desk) -> None:
        path = self._folder / COPY
        path.unlink(missing_ok=True)
        files.save_copy(desk, path)
