"""Personalisation: a step of a sequence and a lead become one message, or the reason why not."""

import re
from dataclasses import dataclass

from cam.engine.brief import Brief
from cam.engine.compiled import Compiled, compile_sequence, draw_variant
from cam.engine.layout import OPT_OUT_LINE, Layout, SenderView, compile_layout, html_part, text_part
from cam.engine.leads import FIELDS, Lead
from cam.engine.mime import header_problem
from cam.engine.steps import Step, Variant
from cam.engine.strategy import Strategy
from cam.engine.template_rules import ALIASES, KNOWN, suggestion
from cam.engine.templating import (
    Context,
    MissingVariableError,
    RenderError,
    render,
)
from cam.engine.touch_context import touch_context
from cam.engine.vocabulary import Channel, Reason
from cam.engine.wording import Piece

__all__ = [
    "OPT_OUT_LINE", "Compiled", "Hold", "Layout", "Rendered", "SenderView", "compile_layout", "compile_sequence",
    "draw_variant", "render_touch",
]  # fmt: skip

_REPLY = re.compile(r"^\s*re\s*:\s*", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """
    One message, complete.

    subject: "" for LinkedIn; "Re: ..." where the message continues a thread.  text, html: with signature, postal
    address and opt-out line for email; html is "" for LinkedIn.  body: the step's own words, without all that.
    continues_thread: In-Reply-To and References belong on it.  opens_channel: the sequence's first step of its channel.
    """

    variant: str
    subject: str
    text: str
    html: str
    body: str
    continues_thread: bool
    opens_channel: bool = False
    postal_address: str = ""
    opt_out_line: str = ""


@dataclass(frozen=True, kw_only=True)
class Hold:
    """
    Why this touch has no message: MISSING_VARIABLE, RENDER_ERROR or CONDITION_FALSE.

    detail: one line that says what to do.  variable: the missing name, else None.
    """

    reason: Reason
    detail: str
    variable: str | None = None


def render_touch(
    compiled: Compiled,
    position: int,
    *,
    lead: Lead,
    brief: Brief,
    strategy: Strategy,
    sender: SenderView,
    layout: Layout,
    salt: str,
    thread_subject: str = "",
    variant_id: str = "",
) -> Rendered | Hold:
    """
    Return the message of one step for one lead, or why there is none.

    salt: stable per campaign (its id).  thread_subject: the subject of this lead's mail that a step without subject
    continues, "" where none was sent: the step then opens a thread under the nearest earlier subject.
    variant_id: render this wording instead of the drawn one (preview).
    """
    step = compiled.sequence.steps[position]
    opens = all(earlier.channel is not step.channel for earlier in compiled.sequence.steps[:position])
    context = touch_context(lead, brief, strategy, sender)
    touch = _Touch(compiled, lead, context, salt)
    try:
        condition = compiled.conditions[position]
        if condition is not None and not render(condition, context):
            detail = f"step {step.id}: its condition is false for this lead: {step.condition}"
            return Hold(reason=Reason.CONDITION_FALSE, detail=detail)
        variant = variant_id or touch.drawn(position).id
        words, html = touch.body(position, variant)
        if step.channel is not Channel.EMAIL:
            return Rendered(
                variant=variant,
                subject="",
                text=words,
                html="",
                body=words,
                continues_thread=False,
                opens_channel=opens,
            )
        _refuse_in_header("the name", lead.full_name)
        subject, continues = touch.subject(position, variant, thread_subject)
        return Rendered(
            variant=variant,
            subject=subject,
            text=text_part(words, sender, layout),
            html=html_part(html, words, sender, layout),
            body=words,
            continues_thread=continues,
            opens_channel=opens,
            postal_address=sender.postal_address.strip(),
            opt_out_line=layout.opt_out_line,
        )
    except MissingVariableError as missing:
        return _missing(missing, step, lead, context)
    except RenderError as error:
        return Hold(reason=Reason.RENDER_ERROR, detail=f"step {step.id}: {error}")


def _refuse_in_header(what: str, text: str) -> None:
    problem = header_problem(text)
    if problem:
        raise RenderError(f"{what} {text[:60]!r} {problem}; clean the lead's fields")


@dataclass(frozen=True)
class _Touch:
    """One lead's values and draws, while one message is made."""

    compiled: Compiled
    lead: Lead
    context: Context
    salt: str

    def drawn(self, position: int) -> Variant:
        step = self.compiled.sequence.steps[position]
        return draw_variant(step, lead_key=self.lead.key, salt=self.salt)

    def values(self, piece: Piece, position: int) -> Context:
        if not piece.options:
            return self.context
        step = self.compiled.sequence.steps[position]
        return self.context | piece.drawn(f"{self.salt}\0{step.id}\0{self.lead.key}")

    def body(self, position: int, variant: str) -> tuple[str, str]:
        """Return the words and their HTML, without what an if left empty."""
        piece = self.compiled.wordings[position, variant].body
        values = self.values(piece, position)
        words = _BLANK_LINES.sub("\n\n", _CONTROL.sub("", render(piece.text, values))).strip()
        if piece.html is None:
            return words, ""
        return words, _EMPTY_PARAGRAPH.sub("", _CONTROL.sub("", render(piece.html, values))).strip()

    def subject(self, position: int, variant: str, thread_subject: str) -> tuple[str, bool]:
        """Return the subject and whether the message continues a thread."""
        piece = self.compiled.wordings[position, variant].subject
        if piece is None and thread_subject:
            return f"Re: {_REPLY.sub('', thread_subject)}", True
        at = position
        while piece is None and at > 0:
            at -= 1
            step = self.compiled.sequence.steps[at]
            if step.channel is Channel.EMAIL:
                piece = self.compiled.wordings[at, self.drawn(at).id].subject
        if piece is None:
            return "", False
        text = render(piece.text, self.values(piece, at)).strip(" ")
        _refuse_in_header("the subject", text)
        return " ".join(text.split()), False


def _missing(missing: MissingVariableError, step: Step, lead: Lead, context: Context) -> Hold:
    space = next((name for name in ("campaign", "sender", "strategy") if context[name] is missing.owner), "")
    name = f"{space}.{missing.name}" if space else missing.name
    if space == "campaign":
        fix = f"; cam campaign edit NAME --{missing.name} TEXT"
    elif space:
        fix = ""
    elif name in FIELDS or name in ALIASES or name in lead.custom:
        fix = f'; add it to the list or write {{{{ {name} | default("...") }}}}'
    else:
        fix = (
            suggestion(name, (*KNOWN, *lead.custom))
            or f'; add the column or write {{{{ {name} | default("...") }}}}'
        )
    owner = "" if space else f"lead {lead.key} has no "
    what = f"step {step.id}: {owner}{name}{' is empty' if space else ''}{fix}"
    return Hold(reason=Reason.MISSING_VARIABLE, detail=what, variable=ALIASES.get(name, name))
