"""What ISO 19005-2:2011 (PDF/A-2b) forbids and wants, as far as a file's objects show it.

No full validator can be had on the machines that test this: veraPDF is in none of the registries they
reach. These rules are read from the standard and not from the typesetter, which checks its own work; they do
not look into fonts and pictures.
"""

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FORBIDDEN_ACTIONS = {
    "/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
    "/Rendition", "/Trans", "/GoTo3DView",
}  # fmt: skip
_NAMED = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_PRINTED, _HIDDEN = 4, 2 | 1 | 32
_ANNOTATIONS = {"/Link", "/Text", "/Highlight", "/Underline", "/Stamp", "/Widget"}


def broken(data: bytes) -> list[str]:
    """Return each rule that the PDF breaks, in words; empty for an archive copy as it should be."""
    reader = pypdf.PdfReader(io.BytesIO(data), strict=True)
    return [
        *_frame(data, reader),
        *_metadata(reader),
        *_intents(reader),
        *(said for found in objects(reader) for said in _object(found)),
    ]


def objects(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary and stream of a file once, those within others too."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        found = waiting.pop()
        if isinstance(found, IndirectObject):
            key = (found.idnum, found.generation)
            if key in seen:
                continue
            seen.add(key)
            found = found.get_object()
        if isinstance(found, DictionaryObject):
            yield found
            waiting += [found.raw_get(name) for name in found]
        elif isinstance(found, ArrayObject):
            waiting += list(found)


def _frame(data: bytes, reader: pypdf.PdfReader) -> Iterator[str]:
    """6.1.2 header, 6.1.3 trailer, 6.1.6 nothing behind the end."""
    if not re.match(rb"%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}", data):
        yield "6.1.2: the header is no PDF 1.x with four high bytes behind it"
    if "/ID" not in reader.trailer:
        yield "6.1.3: the trailer has no ID"
    if "/Encrypt" in reader.trailer:
        yield "6.1.3: it is encrypted"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "6.1.3: something stands behind the end"


def _metadata(reader: pypdf.PdfReader) -> Iterator[str]:
    """6.6.2 and 6.6.4: XMP that says part 2, conformance B, and the title that the file has elsewhere."""
    stream = reader.root_object.get("/Metadata")
    if stream is None:
        yield "6.6.2: no metadata"
        return
    raw = stream.get_object().get_data()
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", raw):
        yield "6.6.2: the packet has attributes that are not allowed"
    tree = ElementTree.fromstring(raw)  # noqa: S314 - a file that we have just made
    said = {one.tag: (one.text or "") for one in tree.iter()}
    said |= {key: value for one in tree.iter() for key, value in one.attrib.items()}
    if (said.get(f"{_PDFA}part"), said.get(f"{_PDFA}conformance")) != ("2", "B"):
        yield "6.6.4: the metadata do not say PDF/A-2b"
    titles = [one.text for title in tree.iter(f"{_DC}title") for one in title.iter(f"{_RDF}li")]
    told = reader.metadata.title if reader.metadata else None
    if told is not None and told not in titles:
        yield "6.6.3: the title is not the same everywhere"


def _intents(reader: pypdf.PdfReader) -> Iterator[str]:
    """6.2.3: an output intent with an ICC profile for pages in colours of a device."""
    intents = [one.get_object() for one in reader.root_object.get("/OutputIntents", ())]
    profiles = [one["/DestOutputProfile"] for one in intents if one.get("/S") == "/GTS_PDFA1"]
    if not profiles:
        yield "6.2.3: no output intent"
    for profile in profiles:
        data = profile.get_object().get_data()
        if data[36:40] != b"acsp" or data[8] > 4 or data[12:16] not in (b"mntr", b"prtr"):
            yield "6.2.3: the profile of the output intent is none that is allowed"


def _object(found: DictionaryObject) -> Iterator[str]:
    yield from _stream(found)
    yield from _font(found)
    yield from _action(found)
    yield from _annotation(found)
    if found.get("/Type") == "/ExtGState":
        if "/TR" in found or found.get("/TR2", "/Default") != "/Default" or "/HTP" in found:
            yield "6.2.5: a graphics state with a transfer function"
        if found.get("/BM", "/Normal") not in ("/Normal", "/Compatible", "/Multiply", "/Screen"):
            yield f"6.2.10: the blend mode {found.get('/BM')}"
    if "/EmbeddedFiles" in found or found.get("/Type") == "/Filespec":
        yield "6.8: an embedded file"
    if "/XFA" in found or "/NeedsRendering" in found:
        yield "6.4: a form that is worked out when it is opened"
    if "/AA" in found:
        yield "6.5.2: an additional action"


def _stream(found: DictionaryObject) -> Iterator[str]:
    if not isinstance(found, StreamObject):
        return
    if {"/F", "/FFilter", "/FDecodeParms"} & set(found):
        yield "6.1.7: a stream whose content lies elsewhere"
    filters = found.get("/Filter", ())
    if "/LZWDecode" in ([filters] if isinstance(filters, str) else list(filters)):
        yield "6.1.7: LZW"
    if found.get("/Subtype") == "/PS" or "/PS" in found:
        yield "6.2.9: PostScript"
    if found.get("/Subtype") == "/Image":
        if {"/Alternates", "/OPI"} & set(found):
            yield "6.2.8: a picture with alternates"
        if found.get("/Interpolate"):
            yield "6.2.8: a picture that is interpolated"


def _font(found: DictionaryObject) -> Iterator[str]:
    """6.2.11.4 embedded, 6.2.11.7.2 with Unicode for its letters (level U wants it; it does no harm)."""
    if found.get("/Type") != "/Font" or found.get("/Subtype") == "/Type0":
        if found.get("/Subtype") == "/Type0" and "/ToUnicode" not in found:
            yield "a font without Unicode"
        return
    if found.get("/Subtype") == "/Type3":
        return
    described = found.get("/FontDescriptor", DictionaryObject()).get_object()
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described):
        yield f"6.2.11.4: {found.get('/BaseFont')} is not embedded"


def _action(found: DictionaryObject) -> Iterator[str]:
    action = found.get("/S")
    if action in _FORBIDDEN_ACTIONS:
        yield f"6.5.1: the action {action}"
    if action == "/Named" and found.get("/N") not in _NAMED:
        yield f"6.5.1: the named action {found.get('/N')}"
    if found.get("/Subtype") in ("/JS", "/JavaScript") or "/JS" in found:
        yield "6.5.1: a script"


def _annotation(found: DictionaryObject) -> Iterator[str]:
    if found.get("/Type") != "/Annot" and not ("/Rect" in found and "/Subtype" in found):
        return
    kind = found.get("/Subtype")
    if kind not in _ANNOTATIONS:
        yield f"6.3.1: an annotation {kind}"
    flags = found.get("/F", 0)
    if not flags & _PRINTED or flags & _HIDDEN:
        yield f"6.3.2: an annotation {kind} that is not printed"
    if kind not in ("/Link", "/Popup") and "/AP" not in found:
        yield f"6.3.3: an annotation {kind} without an appearance"
