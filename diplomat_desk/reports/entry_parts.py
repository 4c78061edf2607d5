"""What belongs to an initiative, as its printed entry shows it: people as then, meetings, results, claims.

Notes, follow-ups and attachments are the analyst's own and stay off the paper.
"""

from collections.abc import Callable, Iterable

from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.telling import Teller
from diplomat_desk.domain.told import Told, in_sentence
from diplomat_desk.domain.words import dotted, say
from diplomat_desk.reports.glyphs import Data
from diplomat_desk.reports.material import Material
from diplomat_desk.reports.runs import is_address, run


def parts(one: Initiative, material: Material) -> list[Data]:
    """Return the parts of ``one`` that are recorded, each a heading and its items.

    Nobody is named who attended where the rule of the meeting forbids it.
    """
    teller = Teller(one, material.vocabularies, material.countries)
    found = (
        (say("People"), _items(teller.people(), _person)),
        (say("Meetings"), _items(teller.meetings(outside=True), _meeting)),
        (say("What came of it"), _items((*teller.outcomes(), *teller.transfers()), _named)),
        (say("Documents"), _items(teller.documents(), _plain)),
        (say("What held it back"), _items(teller.constraints(), _named)),
        (say("Interests served"), [_item(teller.interests())] if one.interests else []),
        (say("Assessment"), _items(teller.assessments(), _named)),
    )
    return [{"heading": heading, "items": items} for heading, items in found if items]


def disputes(one: Initiative, material: Material) -> list[Data]:
    """Return the facts of which sources say something, and what: side by side, with their numbers."""
    teller = Teller(one, material.vocabularies, material.countries)
    items: list[Data] = []
    for dispute in teller.disputes():
        said = "; ".join(_with_remarks(told) for told in dispute.said)
        items.append(_item(say("{name}: {text}", name=dispute.fact, text=said)))
    if not items:
        return []
    differ = any(dispute.differs for dispute in teller.disputes())
    heading = say("Sources differ") if differ else say("Sources say")
    return [{"heading": heading, "items": items}]


def _items(entries: Iterable[Told], item: Callable[[Told], Data]) -> list[Data]:
    return [item(told) for told in entries]


def _person(told: Told) -> Data:
    return _item(told.text, dotted(in_sentence(told.name), *told.remarks, told.raised))


def _meeting(told: Told) -> Data:
    text = say("{date}: {text}", date=told.name, text=told.text)
    attended = "; ".join(_with_remarks(person) for person in told.under)
    more = (*told.more, say("Attended: {people}", people=attended) if attended else "")
    return _item(text, dotted(*told.remarks, told.raised), *more)


def _named(told: Told) -> Data:
    text = say("{name}: {text}", name=told.name, text=told.text) if told.name else told.text
    return _item(text, dotted(*told.remarks, told.raised), *told.more)


def _plain(told: Told) -> Data:
    item = _item(told.text, dotted(*told.remarks, told.raised), *told.more)
    return item | {"address": run(told.url), "link": told.url if is_address(told.url) else ""}


def _item(text: str, remarks: str = "", *more: str) -> dict[str, Data]:
    return {
        "text": run(text),
        "remarks": run(remarks),
        "more": [run(" ".join(part.split())) for part in more if part],
        "address": "",
        "link": "",
    }


def _with_remarks(told: Told) -> str:
    """Return an entry with its remarks in brackets, for a line that holds several."""
    name = in_sentence(told.name) if told.name else ""
    remarks = "; ".join(part for part in (name, *told.remarks, *told.more, told.raised) if part)
    return say("{text} ({remarks})", text=told.text, remarks=remarks) if remarks else told.text
