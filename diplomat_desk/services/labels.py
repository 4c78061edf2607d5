"""What an act is called where it can be undone: ``record “Agra summit”``."""

from diplomat_desk.domain.changes import Action, Record, name_of
from diplomat_desk.domain.words import say

LABEL_LENGTH = 60


def label(action: Action, record: Record) -> str:
    """Return the words that finish "Undo …" for ``action`` on ``record``."""
    title = short(name_of(record))
    texts = {
        Action.RECORD: say("record “{title}”", title=title),
        Action.EDIT: say("edit “{title}”", title=title),
        Action.DELETE: say("delete “{title}”", title=title),
        Action.RESTORE: say("restore “{title}”", title=title),
        Action.PURGE: say("delete “{title}” for good", title=title),
        Action.MERGE: say("merge “{title}”", title=title),
    }
    return texts[action]


def short(title: str) -> str:
    """Return ``title`` cut to what a menu has room for."""
    return title if len(title) <= LABEL_LENGTH else title[: LABEL_LENGTH - 1] + "…"
