"""Editing the vocabularies: every act is one step that can be undone, and the words are read anew after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from diplomat_desk.domain.changes import Action, Change, Identity, Kind, State, identity_of
from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.entity_rules import term_problems
from diplomat_desk.domain.errors import MissingError, Problem, RefusedError
from diplomat_desk.domain.fixed_terms import why_fixed
from diplomat_desk.domain.terms import Term
from diplomat_desk.domain.text import fold, words_of
from diplomat_desk.domain.tidying import tidied_fields
from diplomat_desk.domain.words import say
from diplomat_desk.services import words
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.labels import label, short
from diplomat_desk.services.recoding import recode
from diplomat_desk.services.steps import Step
from diplomat_desk.services.writing import begin, erase_one
from diplomat_desk.store import usage
from diplomat_desk.store.writing import Writer

LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Used:
    """A term, in how many records it is used as far as may be told, and why it has to stay, if it has."""

    term: Term
    uses: int
    fixed: str = ""


def listing(desk: Desk, vocabulary: str, ceiling: Level) -> tuple[Used, ...]:
    """Return the terms of a vocabulary in their order, the retired ones at the end, with their uses."""
    with desk.register.reading() as connection:
        uses = usage.counts(connection, vocabulary, ceiling)
    return tuple(
        Used(term, uses.get(term.code, 0), why_fixed(vocabulary, term.code))
        for term in _in_order(desk.vocabularies.of(vocabulary, retired=True))
    )


def touched(desk: Desk, vocabulary: str, code: str, ceiling: Level) -> int:
    """Return how many records a rename or a merge of ``code`` touches, as far as may be told.

    ``vocabulary`` may be that of tags or of countries (:mod:`domain.held`) as well.
    """
    with desk.register.reading() as connection:
        return usage.counts(connection, vocabulary, ceiling).get(code, 0)


def add(desk: Desk, wanted: Term) -> Change:
    """Add a term at the end of its vocabulary, its code made from its label; raise :class:`RefusedError`."""
    with begin(desk) as writer:
        there = writer.vocabularies.of(wanted.vocabulary, retired=True)
        made = replace(
            tidied_fields(wanted),
            code="",
            position=max((term.position for term in there), default=0) + 1,
        )
        _check(writer, made)
        made = replace(made, code=_new_code(writer, made))
        change = writer.put(Action.RECORD, label(Action.RECORD, made), None, State(made))
    return _done(desk, Step(change.label, (change,))).changes[0]


def edit(desk: Desk, wanted: Term) -> Step | None:
    """Give a term another label, definition, colour or mark; None where nothing is different.

    Raises :class:`RefusedError`, :class:`MissingError`; then nothing is written.
    """
    tidied = tidied_fields(wanted)
    with begin(desk) as writer:
        before, old = _found(writer, tidied.vocabulary, tidied.code)
        new = replace(
            old,
            label=tidied.label,
            definition=tidied.definition,
            colour=tidied.colour,
            mark=tidied.mark,
        )
        if new == old:
            return None
        _check(writer, new)
        said = _rename_label(old, new) if new.label != old.label else label(Action.EDIT, old)
        done = writer.put(Action.EDIT, said, before, State(new))
    return _done(desk, Step(said, (done,)))


def retire(desk: Desk, vocabulary: str, code: str, *, retired: bool = True) -> Step:
    """Stop offering a term for new records, or bring it back; old records keep it."""
    with begin(desk) as writer:
        before, old = _found(writer, vocabulary, code)
        title = short(old.label)
        said = (
            say("retire “{title}”", title=title)
            if retired
            else say("bring back “{title}”", title=title)
        )
        done = writer.put(Action.EDIT, said, before, State(replace(old, retired=retired)))
    return _done(desk, Step(said, (done,)))


def move(desk: Desk, vocabulary: str, code: str, by: int) -> Step | None:
    """Move a term ``by`` places down (or up, below zero) among those in use; None at either end."""
    with begin(desk) as writer:
        _, old = _found(writer, vocabulary, code)
        order = _in_order(writer.vocabularies.of(vocabulary, retired=True))
        shown = [term for term in order if term.retired == old.retired]
        target = shown.index(old) + by
        if not 0 <= target < len(shown):
            return None
        shown.remove(old)
        shown.insert(target, old)
        rest = [term for term in order if term.retired != old.retired]
        wanted = [*rest, *shown] if old.retired else [*shown, *rest]
        said = say("move “{title}”", title=short(old.label))
        changes = [
            writer.put(Action.EDIT, said, State(term), State(replace(term, position=place)))
            for place, term in enumerate(wanted, 1)
            if term.position != place
        ]
    return _done(desk, Step(said, tuple(changes)))


def merge(desk: Desk, vocabulary: str, code: str, into: str, ceiling: Level = TOP) -> Step:
    """Let ``into`` take the place of ``code`` everywhere, and delete ``code``, as one step.

    Raises :class:`RefusedError` for a term that rules speak of, and where a record above ``ceiling``
    holds it; :class:`MissingError`.
    """
    with begin(desk) as writer:
        before, old = _found(writer, vocabulary, code)
        _, new = _found(writer, vocabulary, into)
        _refuse(why_fixed(vocabulary, code))
        if code == into:
            _refuse(say("Choose another term to merge it into."))
        said = say("merge “{title}” into “{other}”", title=short(old.label), other=short(new.label))
        changes = recode(writer, vocabulary, code, into, ceiling, Action.MERGE, said)
        changes.append(writer.erase(Action.MERGE, said, before))
    return _done(desk, Step(said, tuple(changes)))


def delete(desk: Desk, vocabulary: str, code: str) -> Change:
    """Delete a term that nothing uses or ever used; raise :class:`RefusedError`, :class:`MissingError`."""
    return words.reread_after(
        desk, lambda: erase_one(desk, _identity(vocabulary, code), why_it_stays(vocabulary, code))
    )


def why_it_stays(vocabulary: str, code: str) -> Callable[[Writer], str]:
    """Return the question why a code cannot be deleted: a sentence, empty where it can."""

    def asked(writer: Writer) -> str:
        fixed = why_fixed(vocabulary, code)
        if fixed:
            return fixed
        # How many hold it is not said: some may lie above the ceiling.
        if writer.holders(vocabulary, code):
            return say("It is in use. What is in use is never deleted.")
        if writer.earlier_holds(vocabulary, code):
            return say("Earlier versions of records use it, and could not be restored without it.")
        return ""

    return asked


def _identity(vocabulary: str, code: str) -> Identity:
    return Identity(Kind.TERM, f"{vocabulary}:{code}")


def _found(writer: Writer, vocabulary: str, code: str) -> tuple[State, Term]:
    state = writer.find(_identity(vocabulary, code))
    if state is None or not isinstance(state.record, Term):
        raise MissingError(say("This term was deleted meanwhile; nothing was changed."))
    return state, state.record


def _check(writer: Writer, one: Term) -> None:
    found = term_problems(one, writer.vocabularies)
    if found:
        raise RefusedError(found)


def _refuse(why: str) -> None:
    if why:
        raise RefusedError((Problem("", why),))


def _new_code(writer: Writer, one: Term) -> str:
    """Return a code that says what ``one`` means and never meant anything else."""
    start = "-".join(words_of(one.label))[:LONGEST_CODE].strip("-") or one.vocabulary
    code, number = start, 1
    while not _is_free(writer, replace(one, code=code)):
        number += 1
        code = f"{start}-{number}"
    return code


def _is_free(writer: Writer, one: Term) -> bool:
    identity = identity_of(one)
    if writer.find(identity) is not None:
        return False
    before = writer.earlier(identity)
    if before is None:
        return not writer.earlier_holds(one.vocabulary, one.code)
    return isinstance(before.record, Term) and fold(before.record.label) == fold(one.label)


def _in_order(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: term.retired)


def _rename_label(old: Term, new: Term) -> str:
    return say("rename “{title}” to “{other}”", title=short(old.label), other=short(new.label))


def _done(desk: Desk, step: Step) -> Step:
    desk.history.add(step)
    words.reread(desk)
    return step
