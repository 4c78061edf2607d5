"""How times are taken and told."""

import time
from collections.abc import Callable

REPEATS = 7


def best(work: Callable[[], object]) -> float:
    """Return the shortest of several runs of ``work``, in milliseconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1_000


def line(what: str, ours: float, floor: float, floor_name: str) -> None:
    """Print one row of the table."""
    print(f"| {what} | {ours:.1f} ms | {floor:.1f} ms ({floor_name}) | {ours / floor:.2f} |")
