"""The keys of a sequence file: one table for the reader, the JSON Schema and the documentation."""

from typing import Any

from cam.engine.steps import MAX_STEPS, MAX_VARIANTS, MAX_WAIT_DAYS
from cam.engine.vocabulary import Channel

_ID = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"}
_DAYS = {
    "anyOf": [
        {"type": "number", "minimum": 0, "maximum": MAX_WAIT_DAYS},
        {"type": "string", "pattern": r"^\s*\d+(\.\d+)?\s*(h|hours?|d|days?|w|weeks?)\s*$"},
    ]
}
_CHANNEL = {"enum": [channel.value for channel in Channel]}
_BODY = {
    "type": "string",
    "description": "the words; Markdown for email: **bold**, [label](https://...), lists",
}
_BODY_FILE = {
    "type": "string",
    "description": "a file with the words, beside the sequence file or below its folder",
}

VARIANT_KEYS: dict[str, dict[str, Any]] = {
    "id": {**_ID, "description": "name in reports; a, b, c where it is left out"},
    "weight": {
        "type": "integer",
        "minimum": 0,
        "maximum": 1000,
        "default": 1,
        "description": "share of the leads",
    },
    "subject": {"type": "string", "description": "the step's where it is left out"},
    "body": {**_BODY, "description": "the step's where it is left out"},
    "body_file": _BODY_FILE,
}

STEP_KEYS: dict[str, dict[str, Any]] = {
    "id": {
        **_ID,
        "description": "stable name of the step; keep it when steps move. step-1, step-2 ... by default",
    },
    "wait": {**_DAYS, "description": "days after the touch before; 0, 3 and then 7 by default"},
    "subject": {"type": "string", "description": "a step without one continues the thread"},
    "body": _BODY,
    "body_file": _BODY_FILE,
    "variants": {
        "type": "array",
        "maxItems": MAX_VARIANTS,
        "description": "further wordings; the step's own body, where there is one, is the first",
        "items": {"type": "object", "additionalProperties": False, "properties": VARIANT_KEYS},
    },
    "if": {
        "type": "string",
        "description": "an expression such as: title and company; else the step is passed over",
    },
    "channel": {**_CHANNEL, "description": "the sequence's where it is left out"},
    "step": {"type": "integer", "minimum": 1, "description": "as cold-cli writes it: the id is step-N"},
    "delay": {**_DAYS, "description": "as cold-cli writes it: the same as wait"},
}

TOP_KEYS: dict[str, dict[str, Any]] = {
    "name": {"type": "string", "maxLength": 200, "description": "the file's name where it is left out"},
    "channel": {**_CHANNEL, "default": Channel.EMAIL.value},
    "steps": {
        "type": "array",
        "minItems": 1,
        "maxItems": MAX_STEPS,
        "items": {"type": "object", "additionalProperties": False, "properties": STEP_KEYS},
    },
    "defaults": {
        "type": "object",
        "description": "as cold-cli writes it; read over: a mailbox has its own name",
    },
}


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a sequence file, for editors that complete and check YAML."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "cam sequence",
        "type": "object",
        "additionalProperties": False,
        "required": ["steps"],
        "properties": TOP_KEYS,
    }
