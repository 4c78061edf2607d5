"""The vocabularies in plain words: what each is for, grouped as people look for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordList:
    """A vocabulary as people know it: its code, its title, and a line that says what its terms tell."""

    code: str
    title: str
    help: str


WORD_LISTS: dict[str, tuple[WordList, ...]] = {
    "About the initiative": (
        WordList("track", "Tracks", "How official the channel is."),
        WordList("kind", "Kinds", "What sort of initiative it is."),
        WordList("approach", "Approaches", "The avenue that was taken."),
        WordList("status", "Statuses", "How far it has come."),
        WordList("mode", "Modes", "How many sides take part."),
        WordList("purpose", "Purposes", "What it is meant to do."),
        WordList("formality", "Formality", "How strictly it is organised."),
        WordList("scope", "Scope of engagement", "How far the engagement goes."),
        WordList("visibility", "Visibility", "Who may know of it."),
        WordList("recognition", "Recognition", "How far governments own up to it."),
        WordList("interest", "Interests served", "Whose good it serves."),
        WordList("constraint", "Constraints", "What held it back."),
    ),
    "People and organisations": (
        WordList("country-role", "Roles of countries", "The part that a country takes."),
        WordList("organisation-role", "Roles of organisations", "The part of an organisation."),
        WordList("organisation-type", "Types of organisations", "What an organisation is."),
        WordList("person-role", "Roles of people", "The part that a person takes."),
        WordList("capacity", "Capacities", "Whether somebody held office at the time."),
    ),
    "Meetings": (
        WordList("meeting-format", "Formats of meetings", "How people met."),
        WordList("attribution", "Rules of attribution", "What may be said of who said what."),
    ),
    "Results": (
        WordList("outcome-kind", "Kinds of outcomes", "What sort of change came of it."),
        WordList("significance", "Significance", "How much an outcome matters."),
        WordList("document-stage", "Stages of documents", "Where in a process a text belongs."),
        WordList("dac-criterion", "Criteria of assessment", "What an assessment looks at."),
        WordList("rating", "Ratings", "How well it did under a criterion."),
    ),
    "Keeping": (
        WordList("reliability", "Reliability of sources", "How far a source can be trusted."),
        WordList("link", "Ties between initiatives", "How one is tied to another."),
    ),
}
"""Heading -> the vocabularies under it, in the order of showing."""

WITH_MARKS = ("track",)
"""Vocabularies whose terms have a short mark and a colour, for charts and tight places."""


def word_list(code: str) -> WordList:
    """Return the vocabulary ``code`` in plain words; one that is not known is called by its code."""
    for lists in WORD_LISTS.values():
        for one in lists:
            if one.code == code:
                return one
    return WordList(code, code, "")
