"""Fuzz one target, or all one after the other: ``python -m tests.fuzz [SECONDS] [TARGET]`` (needs atheris).

Every input that a target refused otherwise than it should is written to the folder that is printed.
"""

import subprocess
import sys
import tempfile
import time
from functools import partial
from importlib import import_module
from pathlib import Path

_SECONDS = 60
_LIMITS = ("-rss_limit_mb=2048", "-timeout=20", "-max_len=20000", "-print_final_stats=1")


def _all(seconds: int, folder: Path) -> int:
    """Fuzz each target in a process of its own, and print a line for each; 1 if one had a fault."""
    from tests.fuzz.targets import SEEDS  # noqa: PLC0415 - not before what is to be watched is loaded

    failed = 0
    print(f"{'target':10} {'runs':>9} {'a second':>9} {'faults':>7}")
    for name, seeds in SEEDS.items():
        corpus = folder / name
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        began = time.monotonic()
        command = [sys.executable, "-m", "tests.fuzz", str(seconds), name, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        runs = _figure(done.stderr, "stat::number_of_executed_units:")
        faults = len(list(folder.glob(f"{name}-crash-*")) + list(folder.glob(f"{name}-timeout-*")))
        failed += bool(faults or done.returncode)
        rate = runs / max(time.monotonic() - began, 1)
        print(f"{name:10} {runs:9,} {rate:9,.0f} {faults:7}")
        if done.returncode:
            print(done.stderr[-2_000:])
    print(folder)
    return 1 if failed else 0


def _figure(text: str, name: str) -> int:
    found = [line.split(":")[-1] for line in text.splitlines() if line.startswith(name)]
    return int(found[-1]) if found else 0


def _fuzz(seconds: int, name: str, folder: Path) -> None:
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["diplomat_desk"]):
        targets = import_module("tests.fuzz.targets")
    where = f"-artifact_prefix={folder}/{name}-"
    arguments = [sys.argv[0], *_LIMITS, f"-max_total_time={seconds}", where, str(folder / name)]
    atheris.Setup(arguments, partial(targets.fuzz, name))
    atheris.Fuzz()


def main() -> int:
    """Do what the command line says."""
    given = sys.argv[1:]
    seconds = int(given[0]) if given else _SECONDS
    if len(given) == 3:
        _fuzz(seconds, given[1], Path(given[2]))
        return 0
    return _all(seconds, Path(tempfile.mkdtemp(prefix="diplomat-desk-fuzzed-")))


if __name__ == "__main__":
    sys.exit(main())
