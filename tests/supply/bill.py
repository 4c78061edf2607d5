"""The bill of materials (CycloneDX) of the packaged program, from the lock file and what is installed."""

import re
from collections.abc import Iterator
from importlib.metadata import distribution

import sqlcipher3.dbapi2 as sqlite
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from PySide6.QtCore import qVersion

from diplomat_desk.services import licences
from diplomat_desk.services.licences import Part
from tests.supply.lock import OURSELVES, Pinned, runtime


def bill() -> str:
    """Return the bill as JSON: ourselves, every package of the runtime with who needs it, what lies in those."""
    needed = [one for one in runtime() if one.is_for_this_python]
    ourselves = _component(licences.of_package(OURSELVES), ComponentType.APPLICATION)
    made = {one.name: _package(one) for one in needed}
    for name, inner in _within():
        made[name].components.add(inner)
    bom = Bom(components=[*made.values(), *_others()])
    bom.metadata.component = ourselves
    for one in needed:
        for parent in one.via:
            whose = ourselves if parent == OURSELVES else made.get(parent)
            if whose is not None:
                bom.register_dependency(whose, [made[one.name]])
    return str(JsonV1Dot6(bom).output_as_string(indent=2))


def parts() -> tuple[Part, ...]:
    """Return what the list of licences of the packaged program names: ourselves, the runtime, what we ship."""
    names = [one.name for one in runtime() if one.is_for_this_python]
    return (
        licences.of_package(OURSELVES),
        *licences.of_packages(names),
        licences.python(),
        *licences.shipped_parts(),
    )


def _package(one: Pinned) -> Component:
    installed = distribution(one.name).version
    if installed != one.version:
        text = f"{one.name} {installed} is installed and {one.version} is locked: run make run."
        raise SystemExit(text)
    url = PackageURL("pypi", name=one.name, version=one.version)
    return _component(licences.of_package(one.name), ComponentType.LIBRARY, url)


def _component(part: Part, kind: ComponentType, url: PackageURL | None = None) -> Component:
    return Component(
        name=part.name,
        version=part.version or None,
        type=kind,
        purl=url,
        bom_ref=str(url) if url else part.name,
        licenses=[LicenseExpression(part.licence)],
    )


def _within() -> Iterator[tuple[str, Component]]:
    """Give the libraries in other languages that lie in packages, of which advisories speak by their own names."""
    connection = sqlite.connect(":memory:")
    # Who encrypts is only told once there is something to encrypt.
    connection.execute("PRAGMA key = 'x'")
    asked = {
        name: str(connection.execute(query).fetchone()[0])
        for name, query in (
            ("SQLite", "SELECT sqlite_version()"),
            ("SQLCipher", "PRAGMA cipher_version"),
            ("OpenSSL", "PRAGMA cipher_provider_version"),
        )
    }
    connection.close()
    under = {"SQLite": "blessing", "SQLCipher": "BSD-3-Clause", "OpenSSL": "Apache-2.0"}
    for name, version in asked.items():
        part = Part(name, _number(version), under[name], ())
        yield "sqlcipher3", _component(part, ComponentType.LIBRARY)
    qt = Part("Qt", qVersion(), "LGPL-3.0-only", ())
    yield "pyside6-essentials", _component(qt, ComponentType.LIBRARY)


def _number(told: str) -> str:
    found = re.search(r"\d+(?:\.\d+)+", told)
    return found[0] if found else told


def _others() -> Iterator[Component]:
    yield _component(licences.python(), ComponentType.PLATFORM)
    for one in licences.shipped_parts():
        yield _component(one, ComponentType.FILE)
