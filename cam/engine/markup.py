"""Markdown-ish words to a text part and an HTML part, once per template: what a lead's field says is never markup."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from cam.engine.template_filters import SCHEMES
from cam.engine.template_source import BRANCH, ENDIF, IF, Tags
from cam.engine.templating import Problem

MAX_LINES = 2000
MAX_BRACKETS = 1000  # more of them take the parser seconds
_HTML_TAGS = {"p", "br", "strong", "em", "a", "ul", "ol", "li", "blockquote", "hr", "code"}
_BARE_LINK = re.compile(r"https?://[^\s<>()\[\]\"'{}|]*[^\s<>()\[\]\"'{}|.,;:!?*_]")
_IMAGE = re.compile(r"!\[[^\]]*\]\(")

# a mail is no document: no headings, code blocks, raw HTML, images or reference definitions
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["heading", "lheading", "code", "fence", "html_block", "html_inline", "reference", "image"]
)


def to_parts(words: str, tags: Tags) -> tuple[str, str, tuple[Problem, ...]]:
    """
    Return the sources of the text part and of the HTML part, and problems.

    words: with tokens for tags.  Line breaks are kept.  Tags of a condition that have a line to themselves separate
    paragraphs.  A link is `label (address)` in the text part.
    """
    if words.count("\n") > MAX_LINES or words.count("[") > MAX_BRACKETS:
        return "", "", (Problem(1, f"a body may have {MAX_LINES} lines and {MAX_BRACKETS} brackets"),)
    problems = _images(words)
    lines, origins = _with_lines_of_their_own(words, tags)
    tokens = _MARKDOWN.parse("\n".join(lines))
    problems += _finish_links(tokens, tags, origins)
    html = _unwrap(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}), tags)
    # the parser lets no other element through; this keeps that true when it changes
    html = nh3.clean(
        html,
        tags=_HTML_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    problems += _torn(html, tags)
    if problems:
        return "", "", tuple(problems)
    return tags.restore(_block(SyntaxTreeNode(tokens), tags)), tags.restore(html), ()


def _with_lines_of_their_own(words: str, tags: Tags) -> tuple[list[str], list[int]]:
    """Return the lines with blank ones around tags that stand alone, and the line each one came from."""
    lines: list[str] = []
    origins: list[int] = []
    for number, line in enumerate(words.split("\n"), start=1):
        new = ["", line.strip(), ""] if _is_branch_only(line, tags) else [line]
        lines += new
        origins += [number] * len(new)
    return lines, origins


def _is_branch_only(words: str, tags: Tags) -> bool:
    found = tags.find(words)
    return (
        bool(found) and not tags.pattern.sub("", words).strip() and all(tag.kind in BRANCH for tag in found)
    )


def _images(words: str) -> list[Problem]:
    return [
        Problem(
            words.count("\n", 0, match.start()) + 1,
            "a mail has no images; link to it: [the chart](https://...)",
        )
        for match in _IMAGE.finditer(words)
    ]


def _finish_links(tokens: Sequence[Token], tags: Tags, origins: Sequence[int]) -> list[Problem]:
    # addresses in the words become links, and values printed inside an address are made harmless there
    problems: list[Problem] = []
    for block in tokens:
        if block.children is None:
            continue
        block.children = list(_with_bare_links(block.children))
        for token in block.children:
            if token.type != "link_open":
                continue
            address = str(token.attrs.get("href", ""))
            if not _is_offered(address, tags):
                shown = tags.pattern.sub("...", address)[:60]
                line = origins[(block.map or [0])[0]]
                problems.append(Problem(line, f"a link begins with https://, not {shown!r}"))
            token.attrs["href"] = tags.inside_address(address)
        _label_bare_links(block.children)
    return problems


def _is_offered(address: str, tags: Tags) -> bool:
    # of an address that is a variable the value is looked at when it is there
    return bool(tags.pattern.match(address)) or address.lower().startswith(
        tuple(f"{scheme}:" for scheme in SCHEMES)
    )


def _with_bare_links(children: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in children:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type != "text" or depth:
            yield token
            continue
        at = 0
        for match in _BARE_LINK.finditer(token.content):
            yield _text(token.content[at : match.start()])
            yield Token("link_open", "a", 1, attrs={"href": match[0]}, info="auto")
            yield _text(match[0])
            yield Token("link_close", "a", -1, info="auto")
            at = match.end()
        yield _text(token.content[at:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _label_bare_links(children: Sequence[Token]) -> None:
    for before, token in pairwise(children):
        if before.type == "link_open" and before.info == "auto":
            token.content = str(before.attrs["href"])


def _unwrap(html: str, tags: Tags) -> str:
    # a paragraph that holds nothing but an if or endif is none
    return re.sub(r"<p>([a-z0-9\s]+)</p>\n?", lambda p: p[1] if _is_branch_only(p[1], tags) else p[0], html)


def _torn(html: str, tags: Tags) -> list[Problem]:
    # an if may not begin in one paragraph, or in bold, and end in another
    opened: list[str] = []
    begun: list[tuple[int, list[str]]] = []
    for match in re.finditer(rf"<(?P<end>/?)(?P<name>[a-z]+)[^>]*>|{tags.pattern.pattern}", html):
        if match["name"]:
            _walk(match, opened)
            continue
        tag = tags.find(match[0])[0]
        if tag.kind == IF:
            begun.append((tag.line, list(opened)))
        elif tag.kind in BRANCH and begun[-1][1] != opened:
            line = begun[-1][0] or 1
            return [
                Problem(line, "an if, or a {a|b}, begins in one paragraph, list or link and ends in another")
            ]
        if tag.kind == ENDIF:
            begun.pop()
    return []


def _walk(match: re.Match[str], opened: list[str]) -> None:
    if match["name"] in ("br", "hr"):
        return
    if match["end"]:
        opened.pop()
    else:
        opened.append(match["name"])


def _block(node: SyntaxTreeNode, tags: Tags) -> str:
    """Return the text of a block, without the blank line behind it; of a document with one behind each block."""
    if node.type == "root":
        return "".join(_spaced(_block(child, tags), tags) for child in node.children)
    if node.type == "bullet_list":
        return "\n".join(_item("- ", child, tags) for child in node.children)
    if node.type == "ordered_list":
        start = int(node.attrs.get("start", 1))
        return "\n".join(_item(f"{start + n}. ", child, tags) for n, child in enumerate(node.children))
    if node.type == "blockquote":
        return _indented("\n\n".join(_block(child, tags) for child in node.children), "> ", "> ")
    if node.type == "hr":
        return "---"
    return "".join(_inline(child) for child in node.children)


def _spaced(block: str, tags: Tags) -> str:
    return block if _is_branch_only(block, tags) else f"{block}\n\n"


def _item(mark: str, node: SyntaxTreeNode, tags: Tags) -> str:
    return _indented("\n".join(_block(child, tags) for child in node.children), mark, " " * len(mark))


def _indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    if node.type in ("text", "code_inline", "text_special"):
        return node.content
    inner = "".join(_inline(child) for child in node.children)
    if node.type != "link":
        return inner
    address = str(node.attrs["href"])
    return (
        inner if node.info == "auto" or inner == address.removeprefix("mailto:") else f"{inner} ({address})"
    )
