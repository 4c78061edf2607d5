"""The words, choices and identifiers of a row, and the parts of a record that are made of several columns."""

import re
from collections.abc import Callable, Sequence

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.initiative import VOCABULARY_OF, Budget, ExternalId, Source
from diplomat_desk.domain.keeping import Constraint
from diplomat_desk.domain.meetings import new_key
from diplomat_desk.domain.results import Outcome, OutcomeDocument
from diplomat_desk.domain.rules import LONGEST_TEXT
from diplomat_desk.domain.words import count, say
from diplomat_desk.exchange.draft_dates import first_date
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.making import Making
from diplomat_desk.exchange.plan import Column
from diplomat_desk.exchange.saying import Said
from diplomat_desk.exchange.term_words import level_of, yes_or_no

_TEXTS = ("track_reason", "recognised_by", "issue", "summary", "objectives", "reference")
_LISTS = ("purposes", "interests", "tags")
_LONG = ("track_reason", "summary", "objectives")
_OTHER = "other"
_MONEY = re.compile(
    r"(?:[A-Z]{3}|[$€£¥₨₹])?\s*(\d{1,3}(?:([,  '’ ])\d{3})*|\d+)(\.\d+)?\s*(?:[A-Z]{3})?"
)
_GUARD = re.compile(
    r"\W*(?:(?:strictly|private and|highly) )?(?:confidential|not for (?:public )?(?:release|publication"
    r"|distribution|circulation|disclosure)|do not (?:release|share|publish|distribute|circulate|disclose))\W*",
    re.IGNORECASE,
)
_LONGEST_MARK = 60
_LONGEST_AMOUNT = 30
_THOUSANDS = len(".000")
"""What stands after a point may be thousands where it is so long."""
_CURRENCY = re.compile(r"[A-Z]{3}")


def read_fields(making: Making) -> None:
    """Put everything but dates, actors, places and the title into the fields of the row."""
    asked = making.plan.by_target
    for name in _TEXTS:
        if name in asked:
            making.fields[name] = _text(making, name)
    making.process = _text(making, "process")
    for name in VOCABULARY_OF:
        if name in asked:
            making.fields[name] = _term(making, name)
    for name in _LISTS:
        if name in asked:
            making.fields[name] = _terms(making, name)
    for group, read in _GROUPS.items():
        if group in making.plan.groups:
            read(making)
    _guard(making)


def unequal(making: Making, owner: Column, part: Column, said: Sequence[Said]) -> None:
    """Warn where a list has not as many places as the one that it runs beside."""
    many = len(making.elements(owner))
    if len(said) != many:
        message = say(
            "{here} beside {there} in “{other}”: they were paired by place as far as they go.",
            here=count(len(said), "{n} entry", "{n} entries"),
            there=count(many, "{n} entry", "{n} entries"),
            other=owner.header,
        )
        making.warn(part, making.cell(part), message)


def shorten(making: Making, column: Column | None, text: str, most: int) -> str:
    """Return ``text`` cut between words where a field cannot hold it; the whole is kept in a note."""
    if len(text) <= most:
        return text
    if column:
        message = say("It has {n} characters and {most} is the most; it was cut, and the whole is in a note.",
                      n=f"{len(text):,}", most=f"{most:,}")  # fmt: skip
        making.warn(column, text, message)
    cut = text[: most - 1]
    return (cut.rsplit(None, 1)[0] if " " in cut[-80:] else cut).rstrip() + "…"


def _text(making: Making, name: str) -> str:
    found = making.first(name)
    if found is None:
        return ""
    return (
        shorten(making, found[0], found[1].text, LONGEST_TEXT) if name in _LONG else found[1].text
    )


def _term(making: Making, name: str) -> str:
    """Return the code of a single choice; of words that are none, kind and track are "other"."""
    found = making.first(name)
    code = making.term(*found) if found else ""
    if code or not found:
        return code
    for column in making.plan.of(name):
        if column.is_default and not found[0].is_default:
            return making.term(column, making.said(column))
    other = making.plan.known.vocabularies.find(VOCABULARY_OF[name], _OTHER)
    if name not in ("kind", "track") or other is None:
        return ""
    if name == "track" and not making.fields.get("track_reason"):
        making.fields["track_reason"] = found[1].text
    return _OTHER


def _terms(making: Making, name: str) -> list[str]:
    found: list[str] = []
    for column in making.plan.of(name):
        if found and column.is_default:
            break
        for said in making.elements(column):
            if said.text and column.target.vocabulary:
                found.append(making.term(column, said))
            elif said.text:
                found.append(said.text)
    return [one for one in found if one]


def _constraints(making: Making) -> None:
    making.fields["constraints"] = [Constraint(code) for code in _terms(making, "constraints")]


def _yes_no(making: Making) -> None:
    found = making.first("virtual")
    if found is None:
        return
    answer = yes_or_no(found[1].text)
    if answer is None:
        message = say("This is neither yes nor no; it was kept in a note.")
        making.warn(*_about(found), message)
    making.fields["virtual"] = bool(answer)


def _level(making: Making) -> None:
    """Read the level, the highest of several; one that cannot be read is the highest of all.

    So nothing gets out by mistake.
    """
    found = making.first("confidentiality")
    if found is None:
        asked = making.plan.of("confidentiality")
        if any(making.said(column).decided for column in asked):
            # A mark that somebody chose to keep as text or leave out is no reason to show the record.
            making.fields["confidentiality"] = TOP
        return
    making.fields["confidentiality"] = max(
        _level_of(making, column, said)
        for column in making.plan.of("confidentiality")
        if (said := making.said(column)).text and (not column.is_default or column is found[0])
    )


def _level_of(making: Making, column: Column, said: Said) -> Level:
    level = level_of(said.text)
    if level is None:
        making.unknown(column, said.text, Sort.TERM, "confidentiality")
        message = say(
            "This is no level; the record is held at “{level}” until you say.", level=TOP.label
        )
        making.warn(column, said.text, message)
    return TOP if level is None else level


def _guard(making: Making) -> None:
    """Hold a record where a cell says that it is not to be shown, whatever its column is."""
    if making.fields.get("confidentiality") == TOP:
        return
    for place, text in enumerate(making.cells):
        if not (10 <= len(text) <= _LONGEST_MARK and _GUARD.fullmatch(text)):
            continue
        column = making.plan.at(place)
        if column and column.target.name != "visibility":
            making.fields["confidentiality"] = TOP
            message = say("The record is held at “{level}” for these words.", level=TOP.label)
            making.warn(column, text, message)
            return


def _identifiers(making: Making) -> None:
    """Read identifiers; of a list that runs beside another, which belongs to what is kept as text."""
    found = making.fields["external_ids"] = []
    for column in making.plan.of("external_id"):
        said = making.elements(column)
        scheme = column.mapping.scheme or column.header
        found += [ExternalId(scheme, one.text) for one in said if one.text]
        owner = making.plan.at(column.mapping.of)
        if owner and said:
            making.keep(column)
            unequal(making, owner, column, said)


def _outcome(making: Making) -> None:
    what, kind = making.first("outcome.what"), making.first("outcome.kind")
    code = making.term(*kind) if kind else ""
    if what or code:
        making.fields["outcomes"] = [Outcome(what[1].text if what else "", code)]


def _document(making: Making) -> None:
    title, url = making.first("document.title"), making.first("document.url")
    stage = making.first("document.stage")
    code = making.term(*stage) if stage else ""
    if title or url:
        address = url[1].text if url else ""
        name = title[1].text if title else address
        making.fields["documents"] = [OutcomeDocument(name, stage=code, url=address)]
    elif stage:
        making.keep(stage[0])


def _source(making: Making) -> None:
    named = ("title", "author", "publisher", "url", "note")
    found = {name: making.first(f"source.{name}") for name in named}
    graded = making.first("source.reliability")
    reliability = making.term(*graded) if graded else ""
    date = first_date(making, "source.date")
    said = {name: one[1].text for name, one in found.items() if one}
    if "title" in said or "url" in said:
        one = Source(
            said.get("title", ""),
            author=said.get("author", ""),
            publisher=said.get("publisher", ""),
            date=date,
            url=said.get("url", ""),
            reliability=reliability,
            note=said.get("note", ""),
            key=new_key(),
        )
        making.fields["sources"] = [one]
        return
    # What has neither a title nor an address is no source yet.
    columns = [one[0] for one in (*found.values(), graded) if one]
    for column in (*columns, *making.plan.of("source.date")):
        making.keep(column)


def _budget(making: Making) -> None:
    found = {name: making.first(f"budget.{name}") for name in ("amount", "currency", "funder")}
    said = {name: one[1].text for name, one in found.items() if one}
    amount, written = _amount(said.get("amount", ""))
    currency = said.get("currency", "").upper() or written
    if not _CURRENCY.fullmatch(currency):
        currency = ""
    for name, read in (("amount", amount if currency else ""), ("currency", currency)):
        one = found[name]
        if one and not read:
            message = say(
                "An amount needs figures and a currency of three letters; it was kept in a note."
            )
            making.warn(*_about(one), message)
        elif one and read != one[1].text:
            making.keep(one[0])
    making.fields["budget"] = Budget(amount if currency else "", currency, said.get("funder", ""))


def _amount(text: str) -> tuple[str, str]:
    """Return an amount as figures and the currency written beside it; empty where it can be read two ways."""
    found = _MONEY.fullmatch(text.strip()) if len(text) <= _LONGEST_AMOUNT else None
    if not found:
        return "", ""
    if found[3] and len(found[3]) == _THOUSANDS:
        return "", ""
    figures = re.sub(r"\D", "", found[1]) + (found[3] or "")[:5]
    letters = _CURRENCY.search(text)
    return figures, letters[0] if letters else ""


def _about(found: tuple[Column, Said]) -> tuple[Column, str]:
    return found[0], found[1].text


_GROUPS: dict[str, Callable[[Making], None]] = {
    "constraints": _constraints,
    "virtual": _yes_no,
    "confidentiality": _level,
    "external_id": _identifiers,
    "outcome": _outcome,
    "document": _document,
    "source": _source,
    "budget": _budget,
}
"""How what is made of one column or several is read, by the first word of their targets."""
