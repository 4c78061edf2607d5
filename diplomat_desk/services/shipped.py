"""Reading the JSON files that ship with the application into the shapes that they promise."""

import json
from pathlib import Path
from typing import TypeVar

from cattrs import Converter

T = TypeVar("T")

_converter = Converter(forbid_extra_keys=True)


def read(path: Path, shape: type[T]) -> T:
    """Return the file at ``path`` as ``shape``: a dataclass, or a list of them.

    Raises a ``cattrs`` error for a field that is missing, unknown or of another kind: a slip in a
    shipped file is found by the tests, not by a user.
    """
    return _converter.structure(json.loads(path.read_bytes()), shape)
