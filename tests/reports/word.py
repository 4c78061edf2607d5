"""A Word document read back: its parts, its words, and what it links to."""

import io
import zipfile
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element


class Word:
    """The parts of a file as trees."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            self.parts = {name: parts.read(name) for name in parts.namelist()}
        self.trees: dict[str, Element] = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }
        self.body: Element = self.trees["word/document.xml"][0]

    def all(self, name: str, within: Element | None = None) -> list[Element]:
        """Return the elements called ``name``, in the order of reading."""
        return list((self.body if within is None else within).iter(qn(name)))

    def heads(self) -> list[Element]:
        """Return the roots of all heads and feet of pages."""
        return [
            tree
            for name, tree in self.trees.items()
            if name.startswith(("word/header", "word/footer"))
        ]

    def styles(self, within: Element | None = None) -> list[str]:
        """Return the ids of the styles of paragraphs, in order."""
        return [str(one.get(qn("w:val"))) for one in self.all("w:pStyle", within)]

    def names(self) -> dict[str, str]:
        """Return what styles are called, by their ids."""
        found = self.all("w:style", self.trees["word/styles.xml"])
        return {one.get(qn("w:styleId")): one.find(qn("w:name")).get(qn("w:val")) for one in found}

    def words(self, within: Element | None = None) -> str:
        """Return the words of the text, blanks as single ones and paragraphs apart."""
        return " ".join(" ".join(self.lines(within)).split())

    def lines(self, within: Element | None = None) -> Iterator[str]:
        """Yield the words of each paragraph."""
        for paragraph in self.all("w:p", within):
            yield "".join(one.text or "" for one in self.all("w:t", paragraph))

    def outside(self) -> list[tuple[str, str]]:
        """Return the kind and target of everything that lies outside the file."""
        return [
            (one.get("Type").rsplit("/", 1)[1], one.get("Target"))
            for name, tree in self.trees.items()
            if name.endswith(".rels")
            for one in tree
            if one.get("TargetMode") == "External"
        ]
