"""The wheel holds every file that the program needs, and finds it from where it is installed."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

LIST_SHIPPED_FILES = """
import json
from diplomat_desk import __version__, paths
folders = {"resources": paths.resource(), "db": paths.migrations()}
print(json.dumps({
    "version": __version__,
    "package": str(paths.__file__),
    "files": sorted(
        f"{name}/{file.relative_to(folder).as_posix()}"
        for name, folder in folders.items()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    ),
}))
"""


def run(*command: str, cwd: Path, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def shipped_files() -> list[str]:
    return sorted(
        file.relative_to(ROOT).as_posix()
        for folder in ("resources", "db")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    )


def test_an_installed_wheel_finds_every_file(tmp_path: Path) -> None:
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist"), cwd=ROOT)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    place = tmp_path / "elsewhere"
    pip = ("-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-compile")
    run(*pip, "--target", str(place), str(wheel), cwd=tmp_path)

    found = json.loads(run("-c", LIST_SHIPPED_FILES, cwd=tmp_path, PYTHONPATH=str(place)))

    assert Path(found["package"]).is_relative_to(place)
    assert wheel.name.startswith(f"diplomat_desk-{found['version']}-")
    assert found["files"] == shipped_files()
    assert (place / "diplomat_desk" / "py.typed").is_file()
