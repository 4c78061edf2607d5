"""Write the bill of materials and the list of licences of the packaged program under build/."""

from diplomat_desk.services import licences
from tests.supply.bill import bill, parts
from tests.supply.lock import ROOT


def main() -> None:
    """Write both, and say where."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("sbom.cdx.json", bill()),
        ("licences.txt", "".join(licences.listed(parts()))),
    ):
        (folder / name).write_text(text, "utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()
