"""What a table seems to hold, and what a person must be asked about it."""

from pathlib import Path

import pytest

from diplomat_desk.exchange.mapping import Order
from diplomat_desk.exchange.reading import open_table
from diplomat_desk.exchange.understanding import (
    LOOKED_AT,
    Understood,
    date_questions,
    understand,
)
from tests.exchange.knowing import known

KNOWN = known()


def read(path: Path, text: str) -> Understood:
    path.write_text(text, "utf-8")
    table = open_table(path)
    try:
        return understand(table, table.proposed, KNOWN)
    finally:
        table.close()


def rows(dates: list[str]) -> str:
    lines = [f"Talks {n};{date};India" for n, date in enumerate(dates)]
    return "\n".join(["Title;Begin date;Countries", *lines, ""])


def test_a_day_at_the_end_of_a_long_file_settles_the_order(tmp_path: Path) -> None:
    found = read(tmp_path / "long.csv", rows(["3/4/1991"] * LOOKED_AT + ["25/4/1991"]))
    assert found.guesses[1].mapping.order is Order.DMY
    assert len(found.sample) == LOOKED_AT


def test_a_long_file_that_contradicts_itself_is_asked_about(tmp_path: Path) -> None:
    found = read(
        tmp_path / "long.csv", rows(["25/4/1991"] * LOOKED_AT + ["4/25/1991", "3/4/1991"] * 9)
    )
    assert found.guesses[1].mapping.order is Order.NONE


def test_what_can_be_read_in_two_ways_is_a_question(tmp_path: Path) -> None:
    found = read(tmp_path / "short.csv", rows(["3/4/1991", "5/6/1992", "1993"]))
    (question,) = date_questions(found, found.mapping.columns)
    assert (question.place, question.header) == (1, "Begin date")
    assert question.found.ambiguous == 2
    assert question.found.examples == ("3/4/1991", "5/6/1992")
    assert set(question.readings()) == {
        (Order.DMY, "3/4/1991", "3 April 1991"),
        (Order.MDY, "3/4/1991", "4 March 1991"),
    }


@pytest.mark.parametrize("dates", [["25/4/1991", "3/4/1991"], ["1991-04-03"], ["1991"]])
def test_what_can_be_read_in_one_way_is_none(tmp_path: Path, dates: list[str]) -> None:
    found = read(tmp_path / "short.csv", rows(dates))
    assert date_questions(found, found.mapping.columns) == ()
