"""The letterhead of a register: kept whole, or not at all."""

from pathlib import Path

import pytest

from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.setting import LARGEST_LOGO, Letterhead
from diplomat_desk.services import files, letterheads
from diplomat_desk.services.desk import Desk
from diplomat_desk.store import preferences

PNG = b"\x89PNG\r\n\x1a\n" + b"logo"


def test_a_register_has_none_to_begin_with(desk: Desk) -> None:
    assert letterheads.read(desk) == Letterhead()


def test_it_is_kept_with_the_register(tmp_path: Path) -> None:
    desk = files.create(tmp_path / "one.ddesk")
    given = Letterhead("  Ministry\tof  Water ", "Room 5", "Not for release", PNG)
    kept = letterheads.put(desk, given)
    assert kept == Letterhead("Ministry of Water", "Room 5", "Not for release", PNG)
    path = desk.path
    files.close(desk)
    again = files.open_desk(path)
    assert letterheads.read(again) == kept
    letterheads.put(again, Letterhead())
    assert letterheads.read(again) == Letterhead()
    files.close(again)


@pytest.mark.parametrize(
    ("logo", "why"),
    [(b"GIF89a", "no PNG or JPEG"), (PNG + bytes(LARGEST_LOGO), "larger than 1 MB")],
)
def test_a_logo_that_cannot_be_printed_is_refused(desk: Desk, logo: bytes, why: str) -> None:
    letterheads.put(desk, Letterhead("Ministry"))
    with pytest.raises(ReportError, match=why):
        letterheads.put(desk, Letterhead("Other", logo=logo))
    assert letterheads.read(desk) == Letterhead("Ministry")


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"logo": "!"}', '{"logo": 5}', '{"logo": "R0lGODlh"}']
)
def test_one_that_cannot_be_read_is_none(desk: Desk, text: str) -> None:
    with desk.register.writing() as connection:
        preferences.put(connection, preferences.LETTERHEAD, text)
    assert letterheads.read(desk) == Letterhead()
