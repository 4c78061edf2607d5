"""Text for people passes one door."""

from collections.abc import Iterator

import pytest

from diplomat_desk.domain import words
from diplomat_desk.domain.words import count, listed, say


@pytest.fixture
def urdu() -> Iterator[None]:
    known = {"and": "اور", "{n} record": "{n} ریکارڈ", "Track: {name}": "{name} :ٹریک"}
    words.install(lambda text: known.get(text, text))
    yield
    words.install(str)


def test_placeholders_are_filled_and_values_are_not_templates() -> None:
    assert say("Recorded “{title}”.", title="{title} {0} %s") == "Recorded “{title} {0} %s”."
    assert say("Braces {stay} without values") == "Braces {stay} without values"


def test_one_and_many() -> None:
    forms = ("{n} record of {name}", "{n} records of {name}")

    assert count(1, *forms, name="x") == "1 record of x"
    assert count(0, *forms, name="x") == "0 records of x"
    assert count(12_345, *forms, name="x") == "12,345 records of x"


def test_a_list_reads_as_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(("a", "b")) == "a and b"
    assert listed(["a", "b", "c"], "or") == "a, b or c"


@pytest.mark.usefixtures("urdu")
def test_a_translator_speaks_for_every_layer() -> None:
    assert say("Track: {name}", name="L2") == "L2 :ٹریک"
    assert listed(["a", "b"]) == "a اور b"
    assert count(1, "{n} record", "{n} records") == "1 ریکارڈ"
    assert say("Not translated") == "Not translated"
