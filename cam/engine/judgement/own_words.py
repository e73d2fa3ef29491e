"""What a person wrote: without quotes, signature, notices, and what we had sent."""

import re
from collections.abc import Sequence

from cam.engine.judgement.html_lines import html_lines
from cam.engine.judgement.quotes import header_block, headers_end, is_quoted, marks, split_shared
from cam.engine.judgement.signatures import without_ending

_LETTERS = re.compile(r"[\W_]+")
_TELLING = 18  # letters in a row that nobody writes by chance just as we did
_LONGEST = 20_000  # letters that are read; an answer is never longer, a digest may be
_WIDEST = 2_000  # letters of a line


def own_words(text: str = "", html: str = "", sent: Sequence[str] = ()) -> str:
    """
    Return the words of the writer, "" where there are none.

    text, html: the bodies of the message; the HTML is read where there is no text.  sent: what we had sent; copies
    of it are taken out first, however they are marked.
    """
    lines = clean(text[:_LONGEST]).split("\n") if text.strip() else html_lines(html[: 10 * _LONGEST])
    lines = without_ours([line[:_WIDEST] for line in lines], sent)
    kept = without_ending(unquoted(lines))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in kept)).strip()


def clean(text: str) -> str:
    """Return a text with one kind of line end and without marks that nobody sees."""
    return re.sub(
        r"[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]",
        "",
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " "),
    )


def without_ours(lines: Sequence[str], sent: Sequence[str]) -> list[str]:
    """Return the lines that are not ours: as letters alone, ours hold them."""
    ours = "".join(letters_of(text) for text in sent)
    if not ours:
        return list(lines)
    whole = {letters_of(line) for text in sent for line in text.splitlines()}
    taken = [is_ours(letters_of(line), ours) for line in lines]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for at in order:
            # A short line, or an empty one, is ours beside a line that is surely ours.
            taken[at] = taken[at] or (taken[at + step] and letters_of(lines[at]) in whole | {""})
    return [line for line, is_taken in zip(lines, taken, strict=True) if not is_taken]


def letters_of(line: str) -> str:
    """Return the letters and digits of a line, in lower case, without quote marks."""
    return _LETTERS.sub("", line).lower()


def is_ours(letters: str, ours: str) -> bool:
    """Tell whether a line is a piece of what we sent."""
    return len(letters) >= _TELLING and letters in ours


def unquoted(lines: Sequence[str]) -> list[str]:
    """Return the lines that are not quoted; answers between and below marked quotes stay."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if is_quoted(lines[at]):
            at += 1
            continue
        line = split_shared(lines[at])
        if line != lines[at]:
            kept.append(line)
            at += 1
            if not quote_follows(lines, at):
                break
            continue
        length = marks(lines, at)
        if not length:
            kept.append(line)
            at += 1
            continue
        at = headers_end(lines, at + length - 1) if header_block(lines, at + length - 1) else at + length
        if any(before.strip() for before in kept) and not quote_follows(lines, at):
            break
    return kept


def quote_follows(lines: Sequence[str], at: int) -> bool:
    """Tell whether the next words are marked as a quote, so that what is not marked is an answer."""
    following = next((line for line in lines[at:] if line.strip()), "")
    return is_quoted(following)
