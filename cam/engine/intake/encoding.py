"""Which encoding a file is in, judged on all of its bytes before a single row is read."""

import codecs
import re
from dataclasses import dataclass
from difflib import get_close_matches

from cam.engine.intake.code_pages import judge
from cam.engine.intake.other_files import kind_of
from cam.errors import InputError

_MARKS = (  # the longer marks first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r\x0b\x0c\x1a\x1b")) + b"\x7f"
_TOO_BINARY = 0.02  # of all bytes: stray control characters happen in real exports, but not that many
_STRAY = 8  # of them are no sign of a binary file, be it ever so short
_LINE = 1 << 20  # bytes: a longer line is no row of a list, and would fill the memory
_LINE_END = re.compile(rb"[\r\n]")
_MOSTLY_UTF8 = 20  # so many intact letters for one broken: UTF-8 with damage, as joined files have
_ENOUGH = 200_000  # bytes of lines with letters outside ASCII: plenty to judge by
_NAMES = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "windows-1252", "latin-1", "iso-8859-1",
    "iso-8859-15", "mac-roman", "cp1250", "windows-1250", "cp1251", "windows-1251", "cp1253", "cp1254", "cp437",
    "cp850", "iso-8859-2", "koi8-r", "gbk", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr", "ascii",
)  # fmt: skip


@dataclass(frozen=True)
class Encoding:
    """How to decode a file.  name: as shown.  codec: for Python.  errors: strict, or replace for a few bad bytes."""

    name: str
    codec: str
    errors: str = "strict"


class Survey:
    """
    The bytes of one file, shown once from first to last in blocks, and what they are.

    where: the file's name, for errors.  named: an encoding that the user insists on, "" to find it.
    """

    def __init__(self, *, where: str, named: str = "") -> None:
        self._where = where
        self._known = known_encoding(named) if named else None
        self._decoder: codecs.IncrementalDecoder | None = None
        self.line_ends = 0  # so far, of either kind, whichever is more: the rows of a list are hardly more
        self._since_line_end = 0
        self._size = self._control = self._intact = self._broken = self._collected = 0
        self._lines: list[bytes] = []

    def feed(self, block: bytes) -> None:
        """Take the next bytes; raise InputError for another kind of file, or where the known encoding does not fit."""
        if self._decoder is None:
            self._begin(block)
        self._size += len(block)
        self.line_ends += max(block.count(b"\n"), block.count(b"\r"))
        self._measure_line(block)
        if self._known is not None:
            self._decode(block)
            return
        self._control += len(block) - len(block.translate(None, _CONTROL))
        self._count(block)
        if self._collected < _ENOUGH and not block.isascii():
            lines = [line for line in block[:_ENOUGH].splitlines() if not line.isascii()]
            self._lines += lines
            self._collected += sum(map(len, lines))

    def finish(self) -> Encoding:
        """Return the encoding; raise InputError for an empty or binary file, or one that cannot be told."""
        if not self._size:
            raise InputError(f"{self._where}: the file is empty", hint="export the list again")
        if self._known is not None:
            self._decode(b"", final=True)
            return self._known
        if self._control > max(self._size * _TOO_BINARY, _STRAY):
            raise InputError(f"{self._where}: this is not a text file", hint="export the list as CSV")
        self._count(b"", final=True)
        if not self._broken:
            return Encoding("utf-8", "utf-8-sig")
        if self._intact > _MOSTLY_UTF8 * self._broken:
            return Encoding("utf-8", "utf-8-sig", "replace")
        return self._judged()

    def _begin(self, block: bytes) -> None:
        kind = kind_of(block)
        if kind is not None:
            raise InputError(f"{self._where}: this is {kind.name}, not a CSV file", hint=kind.hint)
        if self._known is None:
            codec = next(
                (codec for mark, codec in _MARKS if block.startswith(mark)), _without_mark(block[:4096])
            )
            self._known = Encoding(codec, codec) if codec else None
        if self._known is None:
            self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        else:
            self._decoder = codecs.getincrementaldecoder(self._known.codec)("strict")

    def _measure_line(self, block: bytes) -> None:
        first = _LINE_END.search(block)
        longest = self._since_line_end + (first.start() if first else len(block))
        last = max(block.rfind(b"\n"), block.rfind(b"\r"))
        self._since_line_end = len(block) - 1 - last if first else longest
        if longest > _LINE:
            raise InputError(
                f"{self._where}: a line is longer than {_LINE:,} bytes",
                hint="is it a CSV file, one lead a line?",
            )

    def _decode(self, block: bytes, *, final: bool = False) -> None:
        if self._decoder is None or self._known is None:
            return
        try:
            self._decoder.decode(block, final)
        except ValueError as error:
            raise InputError(
                f"{self._where}: the file is not {self._known.name}: {_trouble(error)}",
                hint="leave out --encoding to have it found, or name another",
            ) from error

    def _count(self, block: bytes, *, final: bool = False) -> None:
        if self._decoder is None or (block.isascii() and not final and not self._decoder.getstate()[0]):
            return
        decoded = self._decoder.decode(block, final)
        self._broken += max(decoded.count("\ufffd") - block.count(b"\xef\xbf\xbd"), 0)
        self._intact += len(block) - len(
            decoded
        )  # a letter outside ASCII has a byte or more too many, a broken byte none

    def _judged(self) -> Encoding:
        codec = judge(b"\n".join(self._lines))
        if codec is None:
            raise InputError(
                f"{self._where}: the encoding cannot be told: neither UTF-8 nor a common one",
                hint="save it as UTF-8, or name it, for example --encoding windows-1255",
            )
        # judged by a sample: what else is in the file may not fit, and one odd byte is no reason to stop
        return Encoding(codec, codec, "replace")


def _trouble(error: ValueError) -> str:
    """Return what does not fit, without the words of a codec."""
    if not isinstance(error, UnicodeDecodeError):
        return str(error)
    if "truncated" in error.reason or "end of data" in error.reason:
        return "it ends within a letter"
    return f"it holds the bytes {error.object[error.start : error.start + 4].hex(' ')}"


def known_encoding(name: str) -> Encoding:
    """Return the encoding of that name; raise InputError with the nearest name where there is none."""
    try:
        codec = codecs.lookup(name.strip()).name
        "a".encode(codec)  # some codecs are no encodings of text: base64, zlib
    except (LookupError, ValueError) as error:
        near = get_close_matches(name.strip().lower().replace("_", "-"), _NAMES, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}?" if near else "for example utf-8, utf-16, cp1252 or mac-roman"
        raise InputError(f"encoding {name!r}: there is none of that name", hint=hint) from error
    return Encoding(codec, "utf-8-sig" if codec == "utf-8" else codec)


def _without_mark(head: bytes) -> str:
    """Return the UTF-16 that plain Latin text shows by its zero bytes, or an empty string."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""
