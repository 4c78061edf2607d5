"""Make every fault many times, and print a table of what was survived (``make test-reliability``)."""

import sys
import time
from collections import Counter
from collections.abc import Callable

from tests.reliability.cuts import cut
from tests.reliability.damage import FOUND, MISSED, blank, damaged, flip, truncate
from tests.reliability.kills import Counted, kill, kill_older
from tests.reliability.rescue import Rescued, rescue

_LINE = "{fault:44} {tried:>6} {survived:>9} {lost:>6}  {took:>5.0f} s"


def main() -> int:
    """Print the table; 1 if anything was lost, or if the control lost nothing."""
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    print(f"{'fault':44} {'tried':>6} {'survived':>9} {'lost':>6}")
    failed = [
        _counted("killed while at work (SIGKILL)", lambda: kill(round(500 * share))),
        _counted(
            "killed while the passphrase changes",
            lambda: kill(round(200 * share), 7, "keyed"),
        ),
        _counted("killed while brought up to date", lambda: kill_older(round(200 * share))),
        _counted("power cut, unsynced writes lost or torn", lambda: cut(round(2_000 * share))),
        not _counted(
            "the same without syncing, which must lose",
            lambda: cut(round(200 * share), synchronous="OFF"),
        ),
        _damaged("one bit turned", lambda: damaged(round(400 * share), flip)),
        _damaged("end cut off", lambda: damaged(round(100 * share), truncate)),
        _damaged("a page of zeros", lambda: damaged(round(100 * share), blank)),
    ]
    _rescued("recovered: one bit turned", rescue(round(100 * share), flip))
    _rescued("recovered: a page of zeros", rescue(round(100 * share), blank))
    _rescued("recovered: end cut off", rescue(round(100 * share), truncate))
    return 1 if any(failed) else 0


def _counted(fault: str, make: Callable[[], Counted]) -> bool:
    began = time.monotonic()
    found = make()
    lost = len(found.wrong)
    took = time.monotonic() - began
    print(
        _LINE.format(fault=fault, tried=found.tried, survived=found.survived, lost=lost, took=took)
    )
    for wrong in found.wrong[:3]:
        print(f"    {wrong[:200]}")
    sys.stdout.flush()
    return bool(lost)


def _damaged(fault: str, make: Callable[[], Counter[str]]) -> bool:
    began = time.monotonic()
    found = make()
    tried, missed = found.total(), found[MISSED]
    took = time.monotonic() - began
    print(
        _LINE.format(fault=fault, tried=tried, survived=tried - missed, lost=missed, took=took)
        + f"  ({found[FOUND]} told, {tried - found[FOUND] - missed} without harm to what was written)"
    )
    sys.stdout.flush()
    return bool(missed)


def _rescued(fault: str, found: Rescued) -> None:
    print(
        f"{fault:44} {found.tried:>6}  {found.refused} could not be read at all; of {found.held} initiatives in the "
        f"others {found.saved} saved, {found.other} of these not as they were, {found.untold} lost without being told"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
