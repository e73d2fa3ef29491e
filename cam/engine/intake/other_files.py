"""What people take for a CSV file: a workbook under another name, an archive, a web page; told by how it begins."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class OtherFile:
    """A kind of file that is no list.  name: with its article.  hint: how a list comes of it."""

    name: str
    hint: str


_SAVE = "open it and save it as CSV"
_EXPORT = "export the list as CSV"
_UNPACK = "unpack it and import the CSV file in it"
_WORKBOOK = OtherFile("an Excel workbook", f"{_SAVE}; in Excel: Save As, CSV UTF-8")
_PACKED = (  # what a zip archive holds, and what it is therefore
    (b"xl/", _WORKBOOK),
    (b"[Content_Types].xml", OtherFile("an Office document", f"{_SAVE}, if it is a workbook")),
    (b"Index/", OtherFile("a Numbers document", "open it and choose Export To, CSV")),
    (b"opendocument.spreadsheet", OtherFile("an OpenDocument spreadsheet", _SAVE)),
    (b".csv", OtherFile("a zip archive", _UNPACK)),
    (b"", OtherFile("a zip archive or an Excel workbook", _SAVE)),
)
_MARKS = (
    (b"\xd0\xcf\x11\xe0", OtherFile("an old Excel workbook", _SAVE)),
    (b"%PDF", OtherFile("a PDF", _EXPORT)),
    (b"\x1f\x8b", OtherFile("a compressed file", _UNPACK)),
    (b"BZh", OtherFile("a compressed file", _UNPACK)),
    (b"\xfd7zXZ", OtherFile("a compressed file", _UNPACK)),
    (b"7z\xbc\xaf", OtherFile("a compressed file", _UNPACK)),
    (b"Rar!", OtherFile("a compressed file", _UNPACK)),
    (b"SQLite format 3\x00", OtherFile("a database", _EXPORT)),
    (b"PAR1", OtherFile("a Parquet file", _EXPORT)),
    (b"\x89PNG", OtherFile("an image", _EXPORT)),
    (b"\xff\xd8\xff", OtherFile("an image", _EXPORT)),
    (b"GIF8", OtherFile("an image", _EXPORT)),
    (b"{\\rtf", OtherFile("a text document (RTF)", _SAVE)),
)
_TEXTS = (
    (rb"BEGIN:VCARD", OtherFile("a vCard file", "export the contacts as CSV")),
    (rb"BEGIN:VCALENDAR", OtherFile("a calendar", "export the list of guests as CSV")),
    (rb"(?:version: 1\s+)?dn:+ \S", OtherFile("an LDIF address book", "export it as CSV")),
    (rb"(?:\[\s*)?\{\s*(?:\"[^\"\n]{1,200}\"\s*:|\})", OtherFile("JSON", _EXPORT)),
    (
        rb"<(?:!doctype\s+html|html|head|body|table|meta|script)\b",
        OtherFile("a web page (HTML)", "open it in a spreadsheet and save it as CSV, or download it again"),
    ),
    (rb"<\?xml[^>]*>\s*(?:<\?mso-application|<(?:\w+:)?workbook\b)", _WORKBOOK),
    (rb"<\?xml\b", OtherFile("XML", _EXPORT)),
    (rb"(?:create table|insert into)\s", OtherFile("SQL", _EXPORT)),
)
_PATTERNS = tuple((re.compile(rb"(?:\xef\xbb\xbf)?\s*" + text, re.IGNORECASE), kind) for text, kind in _TEXTS)


def kind_of(beginning: bytes) -> OtherFile | None:
    """Return the kind of file that begins like this, None for what may be a list."""
    if beginning.startswith(b"PK\x03\x04"):
        return next(kind for name, kind in _PACKED if name in beginning)
    marked = next((kind for mark, kind in _MARKS if beginning.startswith(mark)), None)
    return marked or next((kind for pattern, kind in _PATTERNS if pattern.match(beginning)), None)
