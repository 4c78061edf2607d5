"""The shipped translations of paper: whole, faithful to their placeholders and to the glossary."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from diplomat_desk.paths import resource
from tests.texts import spoken, terms

_OTHERS = ("countries", "former_states", "glossary")
_FILES = {
    path.stem: path
    for path in sorted(resource("translations").glob("*.json"))
    if path.stem not in _OTHERS
}
_NAMES = re.compile(r"Diplomat Desk|OECD DAC|[A-Z] – |\b[A-Z]{1,2}\b|\bn =")
"""Names, codes and the sign of a number, which stand in every language as they are."""


@pytest.fixture(params=_FILES, name="shipped")
def _shipped(request: pytest.FixtureRequest) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(_FILES[request.param].read_bytes())
    assert found["language"] == request.param
    return found


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w*\}", text))


def _spaced(language: str) -> tuple[str, ...]:
    """Return the ends of a text after which there is room; Chinese has it within its punctuation."""
    return (" ", "，", "、", "；", "：") if language == "zh" else (" ",)


def _letters(text: str) -> bool:
    """Tell whether there is anything to translate beside placeholders, names and codes."""
    return bool(re.search(r"[A-Za-z]", _NAMES.sub("", re.sub(r"\{\w+\}", "", text))))


def test_right_to_left_languages_of_the_region_are_shipped() -> None:
    assert {"ar", "fa", "ur"} <= set(_FILES)


def test_the_header_says_who_drafted(shipped: Mapping[str, Any]) -> None:
    assert "read by a native speaker" in shipped["drafted"]
    assert set(shipped) == {"language", "drafted", "texts"}


def test_every_text_of_paper_is_translated(shipped: Mapping[str, Any]) -> None:
    missing = sorted((spoken() | terms()) - set(shipped["texts"]))
    assert missing == [], f"{len(missing)} texts are missing"


def test_no_text_is_translated_that_paper_cannot_say(shipped: Mapping[str, Any]) -> None:
    assert sorted(set(shipped["texts"]) - spoken() - terms()) == []


def test_placeholders_stay_as_they_are(shipped: Mapping[str, Any]) -> None:
    changed = {
        source: said
        for source, said in shipped["texts"].items()
        if _placeholders(source) != _placeholders(said)
    }
    assert changed == {}


def test_nothing_is_empty_and_leading_spaces_stay(shipped: Mapping[str, Any]) -> None:
    for source, said in shipped["texts"].items():
        assert said.strip(), source
        assert said.startswith(" ") == source.startswith(" "), source
        ends = _spaced(shipped["language"]) if source.endswith(" ") else " "
        assert said.endswith(ends) == source.endswith(" "), source


def test_texts_of_another_script_are_not_left_in_latin_letters(shipped: Mapping[str, Any]) -> None:
    if shipped["language"] in ("es", "fr"):
        pytest.skip("a language in Latin letters shares words with English")
    same = [one for one, said in shipped["texts"].items() if one == said and _letters(one)]
    assert same == []


def test_the_glossary_is_followed(shipped: Mapping[str, Any]) -> None:
    language = shipped["language"]
    known = {source.lower(): said for source, said in shipped["texts"].items()}
    entries = json.loads(resource("translations", "glossary.json").read_bytes())
    followed = 0
    for entry in entries:
        wanted, said = entry.get(language), known.get(entry["term"].lower())
        if wanted and said:
            assert said.casefold() == wanted.casefold(), entry["term"]
            followed += 1
    assert followed > 40 or not any(language in entry for entry in entries)
