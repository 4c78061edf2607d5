"""Whether what a column is called and what it holds agree."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from diplomat_desk.domain.words import say
from diplomat_desk.exchange.column_codes import words_for
from diplomat_desk.exchange.column_content import Content
from diplomat_desk.exchange.date_conventions import order_in_words
from diplomat_desk.exchange.header_words import order_in
from diplomat_desk.exchange.mapping import CountryCodes, Order
from diplomat_desk.exchange.targets import Shape, Target

_CODED = re.compile(r"code|abb|iso")
_GUARDED = re.compile(r"confiden|sensitiv|secre|disclos|releas|гриф|密|السرية|محرم|رازدار")
"""Parts of names of columns that say who may see a record, whatever words they say it with."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well the cells fit a target (0 to 1), why in words, and the settings that they call for."""

    fit: float
    why: str = ""
    settings: dict[str, object] = field(default_factory=dict)


def judge(target: Target, header: str, content: Content) -> Verdict:
    """Return how well what a column holds fits ``target``; an empty column fits anything, half-heartedly."""
    if not content.filled:
        return Verdict(0.6, say("it is empty here"))
    special = _SPECIAL.get(target.name)
    return special(content) if special else _BY_SHAPE[target.shape](target, header, content)


def _shared(content: Content, share: float, what: str, all_from: float = 0.8) -> Verdict:
    """Return a verdict that grows with ``share``: nothing below a fifth, all of it from ``all_from``."""
    fit = 0.0 if share < 0.2 else min(1.0, 0.4 + 0.6 * share / all_from)
    told = say("{some} of {all} values are {what}", some=round(share * content.filled),
               all=content.filled, what=what)  # fmt: skip
    return Verdict(fit, told)


def _dates(_target: Target, header: str, content: Content) -> Verdict:
    if content.years > 0.9:
        return Verdict(
            0.9,
            _shared(content, content.years, say("years")).why,
            {"years": content.conventions.years},
        )
    found = content.conventions
    if found.serial:
        return Verdict(
            0.8,
            say("its values can be days counted by a spreadsheet since 1900"),
            {"serial": found.serial},
        )
    verdict = _shared(content, content.dates, say("dates"))
    order = order_in(header) if found.undecided else found.order
    settings: dict[str, object] = {"order": order, "pivot": found.pivot, "years": found.years}
    asked = found.in_words if found.undecided and order is Order.NONE else ""
    return Verdict(verdict.fit, listed_why(verdict.why, order_in_words(order) or asked), settings)


def _date_part(target: Target, _header: str, content: Content) -> Verdict:
    part = target.name.partition(".")[2]
    if part == "year":
        share = max(content.years, content.between(0, 99) if content.years < 0.2 else 0.0)
        verdict = _shared(content, share, say("years"))
        short = {text for text in content.counts if len(text) <= 2 and text.isdecimal()}
        # Among years of four digits 99 is none of the 1990s.
        alone = content.years > 0.5 and short <= {"99", "0"}
        return Verdict(verdict.fit, verdict.why, {"missing": ("99",)} if alone else {})
    if part == "month":
        return _shared(content, content.months(), say("months"))
    return _shared(content, content.between(0, 31), say("days of a month"))


def _countries(_target: Target, header: str, content: Content) -> Verdict:
    coding = content.coding
    if coding is None:
        return Verdict(
            0.0 if content.numbers > 0.9 or content.is_long else 0.85,
            "",
            {"separator": content.separator},
        )
    lettered = {
        CountryCodes.COW: ("cow", "ccode", "stateabb", "stabb"),
        CountryCodes.GW: ("gw", "gleditsch"),
    }
    settings: dict[str, object] = {"separator": content.country_separator}
    codes = coding.codes
    named = [c for c, words in lettered.items() if any(word in header.casefold() for word in words)]
    if named and coding.codes not in (CountryCodes.NAMES, *named) and named[0] in coding.equals:
        codes = named[0]
    if codes is not CountryCodes.NAMES:
        settings["codes"] = codes
    if content.numbers > 0.9 and not named:
        # Numbers are codes of states only where the column is called so.
        return Verdict(0.0)
    fit = _shared(content, coding.share, "").fit
    told = say("{some} of {all} different values are {what}", some=coding.explained,
               all=coding.values, what=words_for(codes))  # fmt: skip
    return Verdict(fit, told, settings)


def _actors(_target: Target, header: str, content: Content) -> Verdict:
    if content.is_long or content.numbers > 0.6 or content.addresses > 0.5:
        return Verdict(0.0)
    mark = content.country_separator or content.separator
    settings: dict[str, object] = {"separator": "" if mark == "/" else mark}
    coding, called = content.coding, bool(_CODED.search(header.casefold()))
    if coding is None or content.letters <= 0.8:
        return Verdict(1.0, "", settings)
    if coding.share > 0.9 and (called or coding.values >= 3):
        told = say("{some} of {all} different values are {what}", some=coding.explained,
                   all=coding.values, what=words_for(coding.codes))  # fmt: skip
        return Verdict(1.0, told, settings | {"codes": coding.codes})
    # Codes of some list that is not known here are no names of organisations.
    return Verdict(0.0 if called else 1.0, "", settings)


def _people(content: Content) -> Verdict:
    verdict = _shared(content, content.people, say("written like names of people"), 0.7)
    return Verdict(verdict.fit, verdict.why, {"separator": _list_mark(content)})


def _organisations(_target: Target, _header: str, content: Content) -> Verdict:
    if content.is_long or content.numbers > 0.6:
        return Verdict(0.0)
    return Verdict(0.95, "", {"separator": _list_mark(content)})


def _list_mark(content: Content) -> str:
    # Names of organisations and people hold commas and strokes of their own.
    return content.separator if content.separator in (";", "|", "\n") else ""


def _term(target: Target, _header: str, content: Content) -> Verdict:
    settings: dict[str, object] = {}
    if target.shape is Shape.TERMS:
        settings["separator"] = content.separator
    if content.known is None:
        return Verdict(0.8, "", settings)
    share = content.terms(target.vocabulary)
    if share < 0.2:
        few = len(content.counts) <= 12 and content.numbers < 0.9 and content.length < 40
        return Verdict(0.55 if few else 0.0, say("none of its values is known yet"), settings)
    verdict = _shared(content, share, say("known words"), 0.6)
    return Verdict(verdict.fit, verdict.why, settings)


def _tags(content: Content) -> Verdict:
    return Verdict(0.0 if content.is_long else 1.0, "", {"separator": content.separator})


def _text(target: Target, _header: str, content: Content) -> Verdict:
    if target.name.endswith(".url"):
        return _shared(content, content.addresses, say("addresses of the web"), 0.5)
    if content.numbers > 0.9:
        return Verdict(0.0)
    if target.name == "title" and (content.dates > 0.8 or content.is_long):
        return Verdict(0.3)
    return Verdict(1.0)


def _title(content: Content) -> Verdict:
    if content.numbers > 0.9 or content.dates > 0.8 or content.countries > 0.8:
        return Verdict(0.0)
    if content.is_long or content.distinct < 0.3:
        return Verdict(0.7)
    return Verdict(1.0)


def _place(target: Target, header: str, content: Content) -> Verdict:
    if target.name == "place.country":
        verdict = _countries(target, header, content)
        settings = {k: v for k, v in verdict.settings.items() if k == "codes"}
        return Verdict(verdict.fit, verdict.why, settings)
    bad = content.numbers > 0.5 or content.is_long
    return Verdict(0.0 if bad else 1.0, "", {"separator": _list_mark(content)})


def _number(_target: Target, _header: str, content: Content) -> Verdict:
    return _shared(content, content.numbers, say("numbers"))


def _level(_target: Target, header: str, content: Content) -> Verdict:
    few = len(content.counts) <= 12 and not content.is_long
    words = max(content.numbers, content.dates) < 0.5
    if content.levels < 0.2 and few and words and _GUARDED.search(header.casefold()):
        why = say("none of its values is a level, so that all are held at the highest")
        return Verdict(0.6, why)
    return _shared(content, content.levels, say("levels of confidentiality"), 0.6)


def _yes_no(_target: Target, _header: str, content: Content) -> Verdict:
    return _shared(content, content.answers, say("answers of yes or no"))


def _part(target: Target, _header: str, content: Content) -> Verdict:
    if content.numbers > 0.9 or content.is_long:
        return Verdict(0.0)
    share = content.terms(target.vocabulary) if target.vocabulary and content.known else 1.0
    return Verdict(1.0 if share >= 0.2 else 0.5, "", {"separator": content.separator})


def _identifier(_target: Target, _header: str, content: Content) -> Verdict:
    return Verdict(0.0 if content.is_long else 1.0)


def listed_why(*parts: str) -> str:
    """Return the parts of a reason that say something, one after another."""
    return "; ".join(part for part in parts if part)


_SPECIAL: dict[str, Callable[[Content], Verdict]] = {
    "people": _people,
    "tags": _tags,
    "title": _title,
}
_BY_SHAPE: dict[Shape, Callable[[Target, str, Content], Verdict]] = {
    Shape.TEXT: _text,
    Shape.TERM: _term,
    Shape.TERMS: _term,
    Shape.DATE: _dates,
    Shape.DATE_PART: _date_part,
    Shape.COUNTRIES: _countries,
    Shape.NAMES: _organisations,
    Shape.ACTORS: _actors,
    Shape.PLACE: _place,
    Shape.NUMBER: _number,
    Shape.LEVEL: _level,
    Shape.YES_NO: _yes_no,
    Shape.PART: _part,
    Shape.ID: _identifier,
    Shape.NONE: lambda _target, _header, _content: Verdict(1.0),
}
