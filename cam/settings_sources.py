"""Where settings come from: cam.toml and the environment; and the cam.toml that a new workspace gets."""

import re
import textwrap
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cam.errors import InputError
from cam.settings import OFF, Section, Settings, Unrepeated

SECTIONS: dict[str, type[Section]] = {
    name: field.annotation
    for name, field in Settings.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
}
_VARIABLE = re.compile(r"CAM_([A-Z]+(?:_[A-Z]+)*)__(\w+)")
Key = tuple[str, str]


def read(path: Path, environ: Mapping[str, str]) -> Settings:
    """Return the settings of a file under those of the environment; raises InputError with every problem."""
    text = _text(path)
    try:
        from_file = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name}: {_lower(str(error))}", hint=f"mend {path}") from error
    variables, values = _from_environment(environ)
    lines = _line_numbers(text)
    problems = [f"{_place(key, path.name, lines, {})}: {said}" for key, said in _secrets_in(from_file)]
    try:
        settings = Settings.model_validate(_merge(from_file, values))
    except ValidationError as error:
        problems += [_problem(detail, path.name, lines, variables) for detail in error.errors()]
    else:
        if not problems:
            return settings
    in_file = any(problem.startswith(path.name) for problem in problems)
    in_environment = any(problem.startswith("CAM_") for problem in problems)
    places = " and ".join([str(path)] * in_file + ["the environment"] * in_environment)
    raise InputError(
        "the settings have mistakes", hint=f"mend them in {places}", problems=problems, code="settings"
    )


def _secrets_in(from_file: dict[str, Any]) -> list[tuple[Key, str]]:
    database = from_file.get("database")
    url = database.get("url") if isinstance(database, dict) else None
    if isinstance(url, str) and re.search(r"://[^/@\s]*:[^/@\s]+@|[?&]\w*password=", url):
        hint = "set CAM_DATABASE_URL, or use the password file of PostgreSQL"
        return [(("database", "url"), f"holds a password, and secrets never stand in this file; {hint}")]
    return []


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: it is no UTF-8 text", hint="save it as UTF-8") from error
    except OSError as error:
        raise InputError(
            f"{path}: {_lower(error.strerror or 'cannot be read')}", hint="check its permissions"
        ) from error


def _merge(from_file: dict[str, Any], values: Mapping[Key, Any]) -> dict[str, Any]:
    merged = {
        name: dict(section) if isinstance(section, dict) else section for name, section in from_file.items()
    }
    for (section, key), value in values.items():
        held = merged.setdefault(section, {})
        if isinstance(held, dict):
            held[key] = value
    return merged


def _from_environment(environ: Mapping[str, str]) -> tuple[dict[Key, str], dict[Key, Any]]:
    variables: dict[Key, str] = {}
    values: dict[Key, Any] = {}
    for name, raw in environ.items():
        match = _VARIABLE.fullmatch(name)
        if match:
            key = (match[1].lower(), match[2].lower())
            variables[key], values[key] = name, _parse(raw, key)
    if environ.get("CAM_DATABASE_URL"):
        variables["database", "url"] = "CAM_DATABASE_URL"
        values["database", "url"] = environ["CAM_DATABASE_URL"]
    return variables, values


def _parse(raw: str, key: Key) -> Any:
    """Return the value of a variable: text as it is, everything else as in cam.toml, a list also as a,b,c."""
    section = SECTIONS.get(key[0])
    field = section.model_fields.get(key[1]) if section else None
    if field is None or isinstance(field.default, str):
        return raw
    if isinstance(field.default, tuple) and not raw.lstrip().startswith("["):
        return [part.strip() for part in raw.split(",") if part.strip()]
    try:
        return tomllib.loads(f"value = {raw}")["value"]
    except tomllib.TOMLDecodeError:
        return raw


def _line_numbers(text: str) -> dict[tuple[str, ...], int]:
    lines: dict[tuple[str, ...], int] = {}
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[\s*([\w.-]+)\s*\]", line)
        key = re.match(r"\s*([\w.-]+)\s*=", line)
        if header:
            section = tuple(header[1].split("."))
            lines.setdefault(section, number)
        elif key:
            lines.setdefault((*section, *key[1].split(".")), number)
    return lines


def _problem(
    detail: ErrorDetails, file_name: str, lines: Mapping[tuple[str, ...], int], variables: Mapping[Key, str]
) -> str:
    location = tuple(str(part) for part in detail["loc"])
    said = _said(detail, location)
    if len(location) == 1 and ":" in said and detail["type"] == "value_error":
        key, _, said = said.partition(": ")  # a rule over two keys names the one to change
        location = (*location, key)
    return f"{_place(location, file_name, lines, variables)}: {said}"


def _place(
    location: tuple[str, ...],
    file_name: str,
    lines: Mapping[tuple[str, ...], int],
    variables: Mapping[Key, str],
) -> str:
    if len(location) >= 2 and (location[0], location[1]) in variables:
        return variables[location[0], location[1]]
    if len(location) == 1:
        named = [variable for (section, _), variable in variables.items() if section == location[0]]
        if named and location not in lines:
            return named[0]
    line = lines.get(location[:2]) or lines.get(location[:1])
    where = f"{file_name} line {line}" if line else file_name
    return f"{where}, [{location[0]}]" + (f" {location[1]}" if len(location) > 1 else "")


def _said(detail: ErrorDetails, location: tuple[str, ...]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown(location)
    if kind == "value_error":
        reason = str(context["error"])
        is_whole = len(location) == 1 or isinstance(context["error"], Unrepeated)
        return reason if is_whole else f"{detail['input']!r} {reason}"
    value = repr(detail["input"])
    for prefix, words in _WORDS.items():
        if kind.startswith(prefix):
            return f"{value} {words.format(**context)}"
    return f"{value}: {_lower(detail['msg'])}"


_WORDS = {
    "int_": "is not a whole number",
    "float_": "is not a number",
    "bool_": "is not true or false",
    "string_type": "is not a text in quotes",
    "string_too_short": "is empty",
    "tuple_type": "is not a list like [1, 5]",
    "too_short": "has too few values",
    "too_long": "has too many values",
    "missing": "has too few values",
    "greater_than_equal": "is below the least value, {ge}",
    "model_type": "is no section; write it as [section] with keys below",
    "unexpected_positional": "has too many values",
}


def _unknown(location: tuple[str, ...]) -> str:
    if len(location) == 1:
        near = get_close_matches(location[0], SECTIONS, n=1)
        return "no such section" + (
            f"; did you mean [{near[0]}]?" if near else f"; there are {', '.join(SECTIONS)}"
        )
    keys = SECTIONS[location[0]].model_fields
    near = get_close_matches(location[1], keys, n=1, cutoff=0.5)
    elsewhere = [name for name, section in SECTIONS.items() if location[1] in section.model_fields]
    if elsewhere:
        return f"no such key here; it belongs to [{elsewhere[0]}]"
    return "no such key" + (f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(keys)}")


def template(values: Mapping[Key, object]) -> str:
    """
    Return the cam.toml of a new workspace: every section, every key with its default and a comment.

    values: what takes the place of a default, by (section, key).
    """
    parts = [
        "# Settings of this cam workspace. Every key stands here with its default.",
        "# An environment variable CAM_<SECTION>__<KEY> wins over this file.",
        "# Secrets never stand here, only references to them (env:NAME, file:PATH,",
        "# keyring:SERVICE/USER).",
    ]
    for name, section in SECTIONS.items():
        parts += ["", *_comment(section.__doc__ or ""), f"[{name}]"]
        for key, field in section.model_fields.items():
            parts += [
                *_comment(field.description or ""),
                _assignment(key, values.get((name, key), field.default)),
            ]
    return "\n".join(parts) + "\n"


def _comment(text: str) -> list[str]:
    return textwrap.wrap(text, width=80, break_on_hyphens=False, initial_indent="# ", subsequent_indent="# ")


def _assignment(key: str, value: object) -> str:
    return f"{key} = {toml_value(OFF if value is None else value)}"


def toml_value(value: object) -> str:
    """Return a text, number, truth or list as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _toml_text(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml_value(item) for item in value) + "]"
    return str(value)


def _toml_text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def sections() -> Mapping[str, type[BaseModel]]:
    """Return the models of all sections, in the order of cam.toml."""
    return SECTIONS
