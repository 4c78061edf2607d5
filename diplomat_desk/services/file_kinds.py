"""What kind of file an attachment is: whether it holds text, and whether opening it could run something."""

import codecs
import html
import re

from charset_normalizer import from_bytes

MOST_TEXT = 2_000_000
"""Characters of one attachment that the search knows."""
MOST_GUESSED = 64_000
"""Bytes by which the encoding of a file is guessed."""

_PLAIN = frozenset(
    ("txt", "text", "md", "markdown", "rst", "csv", "tsv", "tab", "json", "jsonl", "geojson", "yaml", "yml",
     "log", "bib", "ris", "tex", "srt", "vtt")
)  # fmt: skip
_MARKED_UP = frozenset(("html", "htm", "xhtml", "xml", "svg"))
_PROGRAMS = frozenset((
    "action", "ade", "adp", "app", "appimage", "application", "apk", "appref-ms", "asp", "aspx", "bash",
    "bat", "bin", "btm", "chm", "class", "cmd", "com", "command", "cpl", "csh", "deb", "desktop", "dll",
    "dmg", "dylib", "elf", "exe", "fish", "gadget", "hlp", "hta", "img", "inf", "ins", "iso", "isp", "jar",
    "jnlp", "js", "jse", "jsp", "ksh", "lib", "library-ms", "lnk", "lua", "mht", "mhtml", "mjs", "msc",
    "msh", "msi", "msix", "msp", "mst", "msu", "ocx", "osx", "out", "phar", "php", "pif", "pkg", "pl", "prg",
    "ps1", "ps1xml", "ps2", "psc1", "psd1", "psm1", "py", "pyc", "pyw", "pyz", "rb", "reg", "rgs", "rpm",
    "run", "scf", "scpt", "scr", "sct", "search-ms", "settingcontent-ms", "sh", "shb", "shs", "so", "swf",
    "sys", "terminal", "theme", "tool", "url", "vb", "vbe", "vbs", "vbscript", "vhd", "vhdx", "vxd",
    "webloc", "website", "workflow", "ws", "wsc", "wsf", "wsh", "xap", "xbap", "xll", "xlam", "xpi", "xsl",
    "xslt", "zsh",
    # Documents that carry macros.
    "docm", "dotm", "iqy", "potm", "ppam", "ppsm", "pptm", "sldm", "slk", "xlsb", "xlsm", "xltm",
))  # fmt: skip
# What a program begins with, whatever it is called: Windows, Linux, macOS, a script.
_MAGIC = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"[Desktop Entry]",
)
_ACTIVE = re.compile(
    rb"<\s*(?:\w+:)?(?:script|iframe|object|embed|applet|foreignobject|meta[^>]+http-equiv)"
    rb"|javascript\s*:|vbscript\s*:|data\s*:\s*text/html|[\s\"'/]on[a-z]{3,}\s*=|<!entity",
    re.IGNORECASE,
)
_TAG = re.compile(r"!--|[/!?]?[a-zA-Z][\w:-]*")
_UNSEEN = ("script", "style")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def suffix_of(name: str) -> str:
    """Return the ending of a file's name in lower case, without the dot and what surrounds it."""
    return name.rstrip(". \t").rpartition(".")[2].strip().lower() if "." in name else ""


def is_dangerous(name: str, data: bytes) -> bool:
    """Tell whether opening a file could run something: a program, a script, a page with scripts in it."""
    suffix = suffix_of(name)
    if suffix in _PROGRAMS or data.startswith(_MAGIC):
        return True
    beginning = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_page = suffix in _MARKED_UP or beginning.startswith((b"<!doctype html", b"<html", b"<svg"))
    if not is_page:
        return False
    # In two bytes a letter the words would hide from the search.
    if data.startswith(_WIDE) or b"\x00" in data:
        return True
    return _ACTIVE.search(data) is not None


def text_of(name: str, data: bytes) -> str:
    """Return what can be read in a text file, cut at :data:`MOST_TEXT`; empty where it is no text."""
    suffix = suffix_of(name)
    if suffix not in _PLAIN and suffix not in _MARKED_UP:
        return ""
    text = _decoded(data)
    if suffix in _MARKED_UP:
        text = _seen_in(text)
    return text.replace("\x00", "")[:MOST_TEXT]


def _decoded(data: bytes) -> str:
    """Return ``data`` as text: as it is marked, else UTF-8, else what its bytes look like; empty for no text."""
    try:
        return data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        # Guessing looks at the beginning: a large file would take seconds.
        found = from_bytes(data[:MOST_GUESSED]).best()
        return data.decode(found.encoding, errors="replace") if found else ""


def _seen_in(page: str) -> str:
    """Return what a reader of a page sees, in one pass whatever the page is like; entities of its own stay unread."""
    first, *pieces = page.split("<")
    found, silent = [first], ""
    for piece in pieces:
        if silent:
            over = silent in piece if silent == "-->" else piece.lower().startswith(silent)
            if over:
                found.append(piece.partition("-->" if silent == "-->" else ">")[2])
                silent = ""
            continue
        tag = _TAG.match(piece)
        if tag is None:
            found.append(f"<{piece}")
            continue
        name = tag.group().lower()
        if name == "!--":
            silent = "" if "-->" in piece else "-->"
        elif name in _UNSEEN:
            silent = f"/{name}"
        text = "" if silent else piece.partition("-->" if name == "!--" else ">")[2]
        found.append(text)
    return " ".join(html.unescape(" ".join(found)).split())
