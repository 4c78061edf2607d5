"""Numbers and letters of states in the data sets of political science, which look like ISO's and are not."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplomat_desk.exchange.mapping import CountryCodes
from diplomat_desk.paths import resource


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What a number or its letters stand for in some years; None where open."""

    code: str
    since: int | None
    until: int | None

    def covers(self, year: int) -> bool:
        return (self.since or year) <= year <= (self.until or year)


def meanings(text: str, codes: CountryCodes, year: int | None = None) -> tuple[str, ...]:
    """Return the codes of countries that ``text`` stands for in a list (COW or GW), each once.

    A number whose state was followed by another has several, unless ``year`` tells which is meant.
    """
    key = text.strip().upper().lstrip("0")
    found = _table(codes).get(key, ())
    fitting = [one for one in found if year is None or one.covers(year)]
    return tuple(dict.fromkeys(one.code for one in fitting))


@cache
def _table(codes: CountryCodes) -> Mapping[str, tuple[_Meaning, ...]]:
    table: dict[str, tuple[_Meaning, ...]] = {}
    shipped = json.loads(resource("vocabularies", "state_codes.json").read_bytes())
    for state in shipped["states"]:
        if codes.value not in state["lists"]:
            continue
        meaning = _Meaning(state["code"], state.get("from"), state.get("to"))
        for key in (str(state["number"]).lstrip("0"), state["letters"]):
            if key:
                table[key] = (*table.get(key, ()), meaning)
    return table
