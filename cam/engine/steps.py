"""A sequence as a value: the ordered steps of a campaign and their wordings."""

import json
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cam.engine.vocabulary import Channel

MAX_WAIT_DAYS = 30  # follow-up ends 30 days after the last touch without an answer
DEFAULT_WAITS = (0.0, 3.0, 7.0)
MAX_STEPS = 20
MAX_VARIANTS = 26

Name = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


def default_wait(position: int) -> float:
    """Return the days before the step at this position (0 is the first) where the file names none."""
    return DEFAULT_WAITS[min(position, len(DEFAULT_WAITS) - 1)]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Variant(_Value):
    """
    One wording of a step, drawn by weight.

    subject: template source; "" continues the thread.  body: template source, Markdown for email.
    """

    id: Key
    weight: Annotated[int, Field(ge=0, le=1000)] = 1
    subject: str = ""
    body: str


class Step(_Value):
    """
    One place in the sequence.

    id: stable; the ledger knows a touch by it.  wait: days after the touch before, 0 for the first.
    condition: a template expression, "" is always true; where it is false the step is passed over.
    """

    id: Key
    channel: Channel = Channel.EMAIL
    wait: Annotated[float, Field(ge=0, le=MAX_WAIT_DAYS, allow_inf_nan=False)] = 0.0
    condition: str = ""
    variants: Annotated[tuple[Variant, ...], Field(min_length=1, max_length=MAX_VARIANTS)]

    @property
    def subject(self) -> str | None:
        """Return the subject of the first variant, or None where it continues the thread."""
        return self.variants[0].subject or None


class Sequence(_Value):
    """The ordered steps of a campaign; its name and content are what a version in the database keeps."""

    name: Name
    channel: Channel = Channel.EMAIL
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=MAX_STEPS)]

    def wordings(self) -> Iterator[tuple[int, Step, Variant]]:
        """Yield every variant with its step and the step's position, in order."""
        for position, step in enumerate(self.steps):
            for variant in step.variants:
                yield position, step, variant

    def follower(self, position: int) -> Step | None:
        """Return the later email step that could continue the thread of the email at a position, None without one."""
        for step in self.steps[position + 1 :]:
            if step.channel is Channel.EMAIL:
                if not all(variant.subject for variant in step.variants):
                    return step
                if not step.condition:
                    return None  # it goes to everybody, and begins a thread of its own
        return None

    def canonical(self) -> str:
        """Return the content as JSON that is the same for the same content, to the byte."""
        return json.dumps(
            self.model_dump(mode="json"), sort_keys=True, ensure_ascii=True, separators=(",", ":")
        )
