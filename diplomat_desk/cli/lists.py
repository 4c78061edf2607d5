"""The lists of what wants a hand: findings of quality, and what is due."""

import argparse
from datetime import date
from typing import Any

from diplomat_desk.cli.answering import answer, opened
from diplomat_desk.cli.reading import Reader
from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.findings import Item
from diplomat_desk.domain.upcoming import Event, Task, When, late_in_words, when_due, when_held
from diplomat_desk.domain.words import count, say
from diplomat_desk.services import quality, upcoming
from diplomat_desk.services.desk import Desk

_ALL = 1_000_000


def findings(options: argparse.Namespace) -> int:
    """List what contradicts itself or is missing, by rule; with ``--dismissed`` what was dismissed."""
    with opened(options.file) as desk:
        answer(options, *_findings(desk, options))
    return 0


def due(options: argparse.Namespace) -> int:
    """List what is due, the overdue first."""
    with opened(options.file) as desk:
        answer(options, *_due(desk, options))
    return 0


def _findings(desk: Desk, options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    ceiling, today = _ceiling(desk, options), date.today()
    data, lines, total = [], [], 0
    for group in quality.groups(desk, ceiling, today, dismissed=options.dismissed):
        heading = group.heading
        found = quality.items(
            desk,
            heading.code,
            ceiling,
            today,
            dismissed=options.dismissed,
            outside=True,
            most=_ALL,
        )
        if not found:
            continue
        total += len(found)
        data.append(
            {
                "rule": heading.code,
                "title": say(heading.title),
                "gap": heading.gap,
                "count": len(found),
                "findings": [_finding(item) for item in found],
            }
        )
        lines += [f"{say(heading.title)} ({len(found):,})", *map(_finding_line, found), ""]
    lines.append(
        count(total, "{n} finding.", "{n} findings.") if total else say("Nothing to mend.")
    )
    return {"count": total, "groups": data}, "\n".join(lines)


def _due(desk: Desk, options: argparse.Namespace) -> tuple[dict[str, Any], str]:
    ceiling, today = _ceiling(desk, options), date.today()
    found = upcoming.look(
        desk, ceiling, today, owner=options.owner or None, with_done=options.done, most=_ALL
    )
    lines: dict[When, list[str]] = {when: [] for when in When}
    for task in found.tasks:
        lines[when_due(task.follow_up, today)].append(_task_line(task, today))
    for event in found.events:
        lines[when_held(event, today)].append(_event_line(event))
    text = "\n\n".join("\n".join((when.label, *some)) for when, some in lines.items() if some)
    data = {
        "open": found.open,
        "overdue": found.overdue,
        "done": found.done,
        "follow_ups": [_task(task, today) for task in found.tasks],
        "events": [_event(event, today) for event in found.events],
    }
    return data, text or say("Nothing is due.")


def _ceiling(desk: Desk, options: argparse.Namespace) -> Level:
    reader = Reader(desk)
    ceiling = reader.level("ceiling", options.ceiling)
    reader.done()
    return ceiling


def _finding(item: Item) -> dict[str, str]:
    data = {"reference": item.reference, "title": item.title, "finding": item.sentence}
    if item.reason:
        data |= {"reason": item.reason, "author": item.author, "at": item.at}
    return data


def _finding_line(item: Item) -> str:
    line = f"  {item.reference}  {item.title}: {item.sentence}"
    return f"{line} {say('Dismissed: {reason}', reason=item.reason)}" if item.reason else line


def _task(task: Task, today: date) -> dict[str, Any]:
    one = task.follow_up
    return {
        "reference": task.reference,
        "title": task.title,
        "task": one.task,
        "owner": one.owner,
        "due": str(one.due or ""),
        "done": str(one.done or ""),
        "when": when_due(one, today).value,
    }


def _task_line(task: Task, today: date) -> str:
    one = task.follow_up
    due_words = one.due.in_words() if one.due else ""
    parts = (due_words, late_in_words(one, today), one.owner, f"{task.reference} {task.title}")
    return f"  {one.task} ({' · '.join(part for part in parts if part)})"


def _event(event: Event, today: date) -> dict[str, Any]:
    return {
        "reference": event.reference,
        "title": event.title,
        "date": str(event.date),
        "meeting": event.meeting,
        "kind": "meeting" if event.is_meeting else "initiative",
        "when": when_held(event, today).value,
    }


def _event_line(event: Event) -> str:
    name = event.meeting or event.title
    what = say("meeting") if event.is_meeting else say("planned")
    return f"  {name} ({event.date.in_words()} · {what} · {event.reference} {event.title})"
