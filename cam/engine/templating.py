"""Templates: strict, sandboxed Jinja2, cut down to printing, tests and conditions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cam.engine.template_filters import FILTERS, TESTS
from cam.engine.template_rules import Names, names_of, violations

MAX_SOURCE_BYTES = 64 * 1024
MAX_OUTPUT_CHARACTERS = 256 * 1024
MAX_TAGS = 1000
Context = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """A mistake in a template.  line: counted from 1 within the template."""

    line: int
    what: str


class MissingVariableError(Exception):
    """A template prints a variable that this lead lacks.  owner: the dictionary that lacks it, None for the top."""

    def __init__(self, name: str, owner: object) -> None:
        super().__init__(name)
        self.name = name
        self.owner = owner


class RenderError(Exception):
    """A template cannot be rendered for this lead, for a reason other than a missing variable."""


class Absent(Undefined):
    """What a blank field is: false, equal to nothing, good for default, and never printed."""

    __slots__ = ()

    def __str__(self) -> str:
        raise MissingVariableError(str(self._undefined_name), self._undefined_obj)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined)

    def __ne__(self, other: object) -> bool:
        return not isinstance(other, Undefined)

    __hash__ = Undefined.__hash__

    def __lt__(self, *_other: Any) -> Any:
        return False

    __le__ = __gt__ = __ge__ = __lt__


class _Environment(ImmutableSandboxedEnvironment):
    """Attributes are keys of plain dictionaries and nothing else."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return Absent(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument)


def _environment(*, autoescape: bool) -> _Environment:
    environment = _Environment(undefined=Absent, autoescape=autoescape, cache_size=0, optimized=True)
    environment.globals.clear()
    environment.filters = dict(FILTERS)
    environment.tests = {name: environment.tests[name] for name in TESTS}
    return environment


TEXT = _environment(autoescape=False)
HTML = _environment(autoescape=True)


def examine(source: str) -> tuple[tuple[Problem, ...], Names]:
    """
    Return every mistake in a template, and the names that it uses.

    Raises nothing: what cannot be parsed is a problem too.
    """
    if len(source.encode(errors="replace")) > MAX_SOURCE_BYTES:
        return (Problem(1, f"a template may have {MAX_SOURCE_BYTES // 1024} KB, this has more"),), Names()
    if source.count("{{") + source.count("{%") > MAX_TAGS:
        return (Problem(1, f"a template may have {MAX_TAGS} tags, this has more"),), Names()
    try:
        tree = TEXT.parse(source)
    except TemplateSyntaxError as error:
        return (Problem(error.lineno, _plain(error.message or "syntax error")),), Names()
    except RecursionError:
        return (Problem(1, "the template is nested too deeply"),), Names()
    found = tuple(Problem(line, what) for line, what in violations(tree))
    return found, Names() if found else names_of(tree)


def examine_expression(source: str) -> tuple[tuple[Problem, ...], Names]:
    """Return every mistake in an expression such as `title and company`, and the names that it uses."""
    if any(mark in source for mark in ("{%", "%}", "{{", "}}", "{#")):
        return (
            Problem(1, f"an expression stands without braces, as in: title and company, not {source!r}"),
        ), Names()
    return examine(condition_source(source))


def condition_source(expression: str) -> str:
    """Return the template that prints 1 where the expression is true, else nothing."""
    return f"{{% if {' '.join(expression.split())} %}}1{{% endif %}}"


def compile_template(source: str, *, is_html: bool = False) -> Template:
    """Return a compiled template; the source was examined before, or is made from one that was."""
    return (HTML if is_html else TEXT).from_string(source)


def render(template: Template, context: Context) -> str:
    """
    Return the template's text.

    Raises MissingVariableError, or RenderError where the output is too long or values cannot be compared.
    """
    try:
        return "".join(_bounded(template, context))
    except (TypeError, ValueError, TemplateError) as error:
        raise RenderError(_plain(str(error))) from error


def _bounded(template: Template, context: Context) -> Iterator[str]:
    # chunk by chunk, so that a long field printed often stops before it fills the memory
    left = MAX_OUTPUT_CHARACTERS
    function: Callable[..., Iterator[str]] = template.root_render_func
    for chunk in function(template.new_context(context, shared=True)):
        left -= len(chunk)
        if left < 0:
            raise RenderError(f"the message has more than {MAX_OUTPUT_CHARACTERS // 1024} KB")
        yield chunk


def _plain(message: str) -> str:
    words = " ".join(message.split()).rstrip(".").replace("'%'", "%")
    return words[:1].lower() + words[1:]
