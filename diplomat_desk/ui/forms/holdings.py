"""What a folded section of the form says that it holds; plain functions of the record."""

from collections.abc import Sequence

from diplomat_desk.domain.initiative import Budget, Initiative
from diplomat_desk.domain.sizes import size_in_words
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.domain.words import count, dotted, say

_LONGEST = 60


def essentials(initiative: Initiative, vocabularies: Vocabularies) -> str:
    """Return kind, track and dates."""
    dates = initiative.dates_in_words if initiative.first else ""
    return _joined(
        vocabularies.label("kind", initiative.kind),
        vocabularies.label("track", initiative.track),
        dates,
    )


def who(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many organisations and people took part."""
    bodies, people = len(initiative.organisations), len(initiative.people)
    return _joined(
        count(bodies, "{n} organisation", "{n} organisations") if bodies else "",
        count(people, "{n} person", "{n} people") if people else "",
    )


def meetings(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many meetings there were."""
    number = len(initiative.meetings)
    return count(number, "{n} meeting", "{n} meetings") if number else ""


def sets_apart(initiative: Initiative, vocabularies: Vocabularies) -> str:
    """Return the labels of what is recorded about approach, formality, visibility and so on."""
    names = ("approach", "mode", "formality", "scope", "visibility", "recognition")
    labels = [vocabularies.label(name, getattr(initiative, name)) for name in names]
    return _joined(*labels, *vocabularies.labels("purpose", initiative.purposes))


def about(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return the issue, or the beginning of what is written."""
    text = initiative.issue or initiative.summary or initiative.objectives
    return _short(" ".join(text[: 4 * _LONGEST].split()))


def came_of_it(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many outcomes, transfers, documents and assessments there are."""
    return _joined(
        _number(initiative.outcomes, "{n} outcome", "{n} outcomes"),
        _number(initiative.transfers, "{n} transfer", "{n} transfers"),
        _number(initiative.documents, "{n} document", "{n} documents"),
        _number(initiative.assessments, "{n} assessment", "{n} assessments"),
    )


def held_back(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many constraints there are, and how many interests are served."""
    return _joined(
        _number(initiative.constraints, "{n} constraint", "{n} constraints"),
        _number(initiative.interests, "{n} interest", "{n} interests"),
    )


def sources(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many sources there are, and how many claims."""
    number = _number(initiative.sources, "{n} source", "{n} sources")
    return _joined(
        number or say("no source yet"), _number(initiative.claims, "{n} claim", "{n} claims")
    )


def notes(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many notes there are, and how many follow-ups are open."""
    still_open = [one for one in initiative.follow_ups if one.done is None]
    done = len(initiative.follow_ups) - len(still_open)
    return _joined(
        _number(initiative.notes, "{n} note", "{n} notes"),
        _number(still_open, "{n} follow-up open", "{n} follow-ups open"),
        count(done, "{n} done", "{n} done") if done else "",
    )


def ties(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return how many ties there are, and how many files of what size together."""
    size = sum(file.size for file in initiative.attachments)
    return _joined(
        _number(initiative.links, "{n} tie", "{n} ties"),
        _number(initiative.attachments, "{n} file", "{n} files"),
        size_in_words(size) if initiative.attachments else "",
    )


def keeping(initiative: Initiative, _vocabularies: Vocabularies) -> str:
    """Return reference, level, tags and what else is filled in."""
    ids, tags = len(initiative.external_ids), len(initiative.tags)
    return _joined(
        initiative.reference,
        initiative.confidentiality.label,
        count(tags, "{n} tag", "{n} tags") if tags else "",
        count(ids, "{n} identifier", "{n} identifiers") if ids else "",
        say("budget") if initiative.budget != Budget() else "",
    )


def _number(things: Sequence[object], one: str, many: str) -> str:
    return count(len(things), one, many) if things else ""


def _joined(*parts: str) -> str:
    return _short(dotted(*parts))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
