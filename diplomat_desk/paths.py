"""Where the program's files and the user's settings lie; the only module that asks.

The program's own files, `resources/` and `db/`, lie inside the package when it was installed from
a wheel, beside it in a checkout, and in the bundle's folder in a frozen copy.
"""

import os
import sys
from pathlib import Path

import platformdirs

HOME_VARIABLE = "DIPLOMAT_DESK_HOME"
"""Environment variable that keeps settings and data in one folder: for tests and portable use."""

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under `resources/`, whether or not it exists.

    Raises:
        FileNotFoundError: the installation holds no `resources/` at all.
    """
    return _shipped("resources").joinpath(*parts)


def migrations() -> Path:
    """Return the folder of the Alembic migrations.

    Raises:
        FileNotFoundError: the installation holds no `db/` at all.
    """
    return _shipped("db")


def settings_dir() -> Path:
    """Return the folder of the user's settings; it is made, for this user only, if need be."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return _private(Path(home).absolute() / "settings")
    return _private(platformdirs.user_config_path("diplomat-desk", appauthor=False))


def data_dir() -> Path:
    """Return the folder of logs and other data; it is made, for this user only, if need be."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return _private(Path(home).absolute() / "data")
    return _private(platformdirs.user_data_path("diplomat-desk", appauthor=False))


def registers_dirs() -> tuple[Path, ...]:
    """Return the folders that registers of this user may well lie in, the best first; none is made."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return (Path(home).absolute() / "registers",)
    documents = platformdirs.user_documents_path()
    own = platformdirs.user_data_path("diplomat-desk", appauthor=False)
    return documents / "Diplomat Desk", Path.home() / "Diplomat Desk", own / "registers"


def _shipped(name: str) -> Path:
    """Find a folder that ships with the program: inside the package before beside it."""
    bundle = getattr(sys, "_MEIPASS", None)
    places = [_PACKAGE, _PACKAGE.parent] if bundle is None else [Path(bundle)]
    for place in places:
        if (place / name).is_dir():
            return place / name
    raise FileNotFoundError(
        f"This copy of Diplomat Desk is incomplete: it has no folder '{name}'. Install it again."
    )


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
