"""HTML as lines of text in which quotes, borders of older messages and signatures are marked as in a text mail."""

import re
from collections import Counter
from html.parser import HTMLParser

_BREAKS = frozenset(
    {
        "br",
        "p",
        "div",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "blockquote",
        "pre",
        "section",
    }
)
_SILENT = frozenset({"head", "style", "script", "title", "noscript"})
_VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"})
_OLDER_IDS = re.compile(
    r"(?i)appendonsend|divrplyfwdmsg|stopspelling|olk_src_body_section|mail-editor-reference-message|isforwardcontent|reply-?intro"
)
_OLDER_CLASSES = re.compile(
    r"(?i)\b(?:gmail_quote|gmail_attr|moz-cite-prefix|yahoo_quoted|yahooquoted|protonmail_quote|tutanota_quote|zmail_extra|outlookmessageheader|quoted-?(?:text|message|reply)?|x_gmail_quote|freebird_quote)\b"
)
_BORDER = re.compile(
    r"(?i)border-top\s*:\s*(?:solid\s+#?(?:b5c4df|e1e1e1)|#?(?:b5c4df|e1e1e1)\s+1(?:\.0)?pt\s+solid|1(?:\.0)?pt\s+solid\s+#?(?:b5c4df|e1e1e1))|border:\s*none;\s*border-top:\s*solid"
)
_SIGNATURE = re.compile(r"(?i)\b(?:gmail_signature|moz-signature|elementtoproof_signature|signature)\b")
OLDER_MARK = "----- Original Message -----"
_END_OF_COMMENT = re.compile(r"--\s*>")
_DECLARATION = re.compile(r"(?<!<)<+[!?](?:[^<>]{0,1000}>)?")  # with what would begin another in its place


class _Lines(HTMLParser):
    """Collects the lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quotes = 0
        self.silent = 0
        self.open: list[tuple[str, str]] = []
        self.depth: Counter[str] = Counter()  # open elements by tag
        self.is_older = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BREAKS:
            self.end_line()
        role = (
            "" if tag in _VOID and tag != "hr" else role_of(tag, {name: value or "" for name, value in attrs})
        )
        if role == "older":
            self.end_line()
            self.lines.append(OLDER_MARK)
        elif role == "signature":
            self.end_line()
            self.lines.append("-- ")
        if tag in _VOID:
            return
        self.open.append((tag, role))
        self.depth[tag] += 1
        self.quotes += role == "quote"
        self.silent += tag in _SILENT

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.end_line()
        while self.depth[tag]:
            closed, role = self.open.pop()
            self.depth[closed] -= 1
            self.quotes -= role == "quote"
            self.silent -= closed in _SILENT
            if closed == tag:
                break
        if tag == "p":
            self.lines.append("> " * min(self.quotes, 1))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.line.append(re.sub(r"\s+", " ", data))

    def end_line(self) -> None:
        """Put the line that is being written to the others."""
        text = "".join(self.line).replace("\xa0", " ").strip()
        if text:
            self.lines.append(("> " if self.quotes else "") + text)
        self.line.clear()


def role_of(tag: str, attributes: dict[str, str]) -> str:
    """Return what an element is: a quote, the border of an older message, a signature, or ""."""
    classes, name, style = attributes.get("class", ""), attributes.get("id", ""), attributes.get("style", "")
    if tag == "blockquote":
        return (
            ""
            if "margin:0 0 0 40px" in style.replace("  ", " ") and "cite" not in attributes.get("type", "")
            else "quote"
        )
    if _OLDER_IDS.search(name) or (tag == "div" and _BORDER.search(style)):
        return "older"
    if _OLDER_CLASSES.search(classes):
        return "quote"
    return "signature" if _SIGNATURE.search(classes) else ""


def html_lines(html: str) -> list[str]:
    """Return the lines of an HTML body."""
    parser = _Lines()
    parser.feed(_tame(html))
    parser.close()
    parser.end_line()
    return parser.lines


def _tame(html: str) -> str:
    """
    Return HTML without comments, declarations and tags that never end.

    html.parser raises on some declarations, and for each comment or tag without an end it reads all the rest.
    """
    plain = _DECLARATION.sub("", _without_comments(html))
    end = plain.rfind(">") + 1
    return plain[:end] + plain[end:].replace("<", "&lt;")


def _without_comments(html: str) -> str:
    kept, at = [], 0
    while (begin := html.find("<!--", at)) >= 0 and (end := _END_OF_COMMENT.search(html, begin + 4)):
        kept.append(html[at:begin])
        at = end.end()
    return "".join([*kept, html[at:]])
