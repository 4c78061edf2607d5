"""Bears a worker for each line: a seed, its sort of work, and a path. Tells its number, and how it ended."""

import os
import sys
from pathlib import Path

from tests.reliability.keyed import KeyedWork
from tests.reliability.older import OlderWork
from tests.reliability.work import Work

_MANY = 100_000
SORTS: dict[str, type[Work] | type[OlderWork]] = {
    "day": Work,
    "keyed": KeyedWork,
    "older": OlderWork,
}


def main() -> None:
    """Bear workers until there are no more lines."""
    print("ready", flush=True)
    for line in sys.stdin:
        seed, sort, path = line.strip().split(" ", 2)
        number = os.fork()
        if not number:
            SORTS[sort](Path(path), int(seed)).go_on(_MANY)
            os._exit(0)
        print(number, flush=True)
        _, status = os.waitpid(number, 0)
        print(os.waitstatus_to_exitcode(status) * -1, flush=True)


if __name__ == "__main__":
    main()
