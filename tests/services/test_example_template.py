"""The worked example of a template is copied whole, over nothing that is there."""

from pathlib import Path

import pytest

from diplomat_desk.reports.errors import ReportError
from diplomat_desk.reports.template_folder import read
from diplomat_desk.services import example_template


def test_it_is_copied_under_a_name_that_is_free(tmp_path: Path) -> None:
    first, second = (example_template.copy_to(tmp_path) for _ in range(2))
    assert (first.name, second.name) == ("Factsheet", "Factsheet 2")
    assert read(first).files == read(second).files
    assert read(first).reports == (example_template.MADE_FOR,)


def test_where_it_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(ReportError, match="was not copied"):
        example_template.copy_to(file)
