"""The frame of a mail: HTML layout, signature, postal address and the line that offers to stop."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Template, nodes
from markupsafe import Markup, escape

from cam.engine.template_rules import closest
from cam.engine.templating import TEXT, compile_template, examine, render
from cam.errors import InputError

OPT_OUT_LINE = "Not interested? Reply 'unsubscribe' and I will not write again."
PARTS = ("body", "signature", "footer", "accent", "font")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,30}")
_FONT = re.compile(r"[\w ,'-]{1,200}")


@dataclass(frozen=True, kw_only=True)
class SenderView:
    """
    Who writes, as templates and the footer see it ({{ sender.name }}, .first_name, .address).

    signature: lines below the body; "" signs with the name.  address: the mailbox's, also for the opt-out link.
    """

    name: str
    address: str
    postal_address: str
    signature: str = ""

    @property
    def first_name(self) -> str:
        """Return the first word of the name."""
        return (self.name.split() or [""])[0]


@dataclass(frozen=True, eq=False)
class Layout:
    """The compiled HTML frame of every mail with the brand's settings; made by compile_layout, once."""

    template: Template
    accent: str
    font: str
    opt_out_line: str


def compile_layout(
    html: str,
    *,
    accent: str = "#1a5fb4",
    font: str = "Helvetica, Arial, sans-serif",
    opt_out_line: str = OPT_OUT_LINE,
    source: str = "layout.html",
) -> Layout:
    """
    Return the frame that every HTML part is put into.

    html: template source; it prints {{ body }} and {{ footer }} outside of any if.  source: what errors call it.
    Raises InputError with every problem.
    """
    problems = [*_layout_problems(html), *_brand_problems(accent, font, opt_out_line)]
    if problems:
        named = [f"{source}: {problem}" for problem in problems]
        raise InputError(
            named[0] if len(named) == 1 else f"{source}: {len(named)} problems",
            hint="mend the file, or delete it to use the layout that comes with cam",
            problems=named,
        )
    return Layout(compile_template(html, is_html=True), accent, font, " ".join(opt_out_line.split()))


def _layout_problems(html: str) -> list[str]:
    problems, names = examine(html)
    found = [f"line {problem.line}: {problem.what}" for problem in problems]
    if found:
        return found
    for name in sorted(names.used - set(PARTS)):
        near = closest(name, PARTS)
        found.append(
            f"no variable {name!r}"
            + (f"; did you mean {near}" if near else f"; there are {', '.join(PARTS)}")
        )
    printed = {
        child.name
        for node in TEXT.parse(html).body
        if isinstance(node, nodes.Output)
        for child in node.nodes
        if isinstance(child, nodes.Name)
    }
    # the law wants address and opt-out in every mail, so a layout may move them and not drop them
    found += [
        f"{{{{ {part} }}}} is missing outside of any if" for part in ("body", "footer") if part not in printed
    ]
    return found


def _brand_problems(accent: str, font: str, opt_out_line: str) -> list[str]:
    found = []
    if not _COLOUR.fullmatch(accent):
        found.append(f"accent: {accent!r} is no colour such as #1a5fb4")
    if not _FONT.fullmatch(font):
        found.append(f"font: {font!r} is no list of fonts such as Arial, sans-serif")
    if not opt_out_line.strip():
        found.append("opt_out_line: a mail has to offer a way to stop, this is empty")
    return found


def text_part(body: str, sender: SenderView, layout: Layout) -> str:
    """Return the complete text part."""
    signature = _signature_below(body, sender)
    parts = [
        body,
        *([signature] if signature else []),
        f"--\n{_lines(sender.postal_address)}\n{layout.opt_out_line}",
    ]
    return "\n\n".join(parts) + "\n"


def html_part(html: str, body: str, sender: SenderView, layout: Layout) -> str:
    """Return the complete HTML part.  html: the body's own.  body: the same as text."""
    return render(
        layout.template,
        {
            "body": Markup(html),  # noqa: S704 - rendered by the HTML environment, values escaped
            "signature": _with_breaks(_signature_below(body, sender)),
            "footer": _footer(sender, layout),
            "accent": layout.accent,
            "font": layout.font,
        },
    )


def _signature_below(body: str, sender: SenderView) -> str:
    # who already signs by hand at the end of the body does not sign twice
    lines = (sender.signature.strip() or sender.name.strip()).splitlines()
    last = body.rpartition("\n")[2].strip(" -–—,.*_").casefold()
    if (
        lines
        and last
        and last in {name.strip().casefold() for name in (lines[0], sender.name, sender.first_name)}
    ):
        lines = lines[1:]
    return "\n".join(line.strip() for line in lines)


@lru_cache(maxsize=256)
def _footer(sender: SenderView, layout: Layout) -> Markup:
    address = f"mailto:{quote(sender.address, safe='@+')}?subject=unsubscribe"
    link = Markup('<a href="{}">{}</a>').format(address, layout.opt_out_line)
    return Markup("{}<br>\n{}").format(_with_breaks(_lines(sender.postal_address)), link)


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())


def _with_breaks(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.splitlines())
