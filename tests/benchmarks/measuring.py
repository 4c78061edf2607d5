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


def best_of_each(*works: Callable[[], object]) -> list[float]:
    """Return the shortest of several runs of each of ``works``, in milliseconds of the processor.

    They take turns, and what other programs take meanwhile is left out: so they can be compared on a
    machine that has other things to do.
    """
    times = [float("inf")] * len(works)
    for _ in range(REPEATS):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            times[number] = min(times[number], time.process_time() - start)
    return [one * 1_000 for one in times]


def line(what: str, ours: float, floor: float, floor_name: str) -> None:
    """Print one row of the table."""
    print(f"| {what} | {ours:.1f} ms | {floor:.1f} ms ({floor_name}) | {ours / floor:.2f} |")
