"""Asking the public advisories about everything in the lock file, with pip-audit.

pip-audit by itself ends well where it could look nothing up; here what nobody could tell is told as such.
"""

import json
import subprocess
import sys
from typing import Any

from tests.supply.lock import LOCK, ROOT

CLEAN, VULNERABLE, UNKNOWN = 0, 1, 2
_TOOL = ROOT / "build" / "audit" / "bin" / "python"


def judged(answer: str) -> tuple[int, str]:
    """Return the exit code and the words for what pip-audit answered as JSON; empty where it did not get so far."""
    asked: list[dict[str, Any]] = json.loads(answer)["dependencies"] if answer.strip() else []
    if all("skip_reason" in one for one in asked):
        return UNKNOWN, (
            "Nothing was audited: the advisory service could not be reached from here, or knew none of the packages. "
            "Run make audit where there is a network."
        )
    bad = [one for one in asked if one.get("vulns")]
    unknown = [one["name"] for one in asked if "skip_reason" in one]
    lines = [
        f"{one['name']} {one['version']}: {vuln['id']}, mended in {', '.join(vuln['fix_versions']) or 'no version'}"
        for one in bad
        for vuln in one["vulns"]
    ]
    if unknown:
        lines.append(
            f"Of {len(unknown)} of {len(asked)} packages the advisory service could tell nothing: "
            f"{', '.join(unknown)}. That is no all-clear for them."
        )
    if not lines:
        lines.append(f"{len(asked)} packages, and no known vulnerability.")
    return VULNERABLE if bad else UNKNOWN if unknown else CLEAN, "\n".join(lines)


def main() -> int:
    """Ask, print what was answered, and return 0 clean, 1 vulnerable, 2 not known."""
    command = [
        "-m",
        "pip_audit",
        "--require-hashes",
        "--disable-pip",
        "-r",
        str(LOCK),
        "-f",
        "json",
    ]
    asked = subprocess.run(
        [str(_TOOL), *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    code, text = judged(asked.stdout)
    print(text)
    return code


if __name__ == "__main__":
    sys.exit(main())
