"""What a template may contain, and which names it needs: an allow-list over its syntax tree."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes
from rapidfuzz import fuzz, process

from cam.engine.leads import FIELDS
from cam.engine.template_filters import OFFERED, TESTS

MAX_DEPTH = 40

NAMESPACES: dict[str, tuple[str, ...]] = {
    "lead": FIELDS,
    "strategy": ("goal", "angle", "proof", "call_to_action", "tone"),
    "sender": ("name", "first_name", "address"),
    "campaign": ("name", "offer", "audience"),
    "custom": (),  # any name
}
# what other tools call the same fields; a custom field of that name wins
ALIASES = {
    "name": "first_name",
    "firstname": "first_name",
    "firstName": "first_name",
    "first": "first_name",
    "lastname": "last_name",
    "lastName": "last_name",
    "last": "last_name",
    "surname": "last_name",
    "fullname": "full_name",
    "fullName": "full_name",
    "company_name": "company",
    "companyName": "company",
    "organization": "company",
    "organisation": "company",
    "job_title": "title",
    "jobTitle": "title",
    "role": "title",
    "position": "title",
    "email_address": "email",
    "linkedin": "linkedin_url",
    "url": "website",
}
KNOWN = (
    *FIELDS,
    *(f"{space}.{key}" for space, keys in NAMESPACES.items() if space != "lead" for key in keys),
)

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.Filter, nodes.Test, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Keyword,
)  # fmt: skip
_WORDS = {
    nodes.For: "loops", nodes.Call: "calls", nodes.Include: "include", nodes.Import: "import",
    nodes.FromImport: "import", nodes.Extends: "extends", nodes.Block: "blocks", nodes.Macro: "macros",
    nodes.Assign: "set", nodes.AssignBlock: "set", nodes.With: "with", nodes.FilterBlock: "filter blocks",
    nodes.CallBlock: "call blocks", nodes.List: "lists", nodes.Tuple: "lists", nodes.Dict: "dictionaries",
}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """
    The variables of a template, as "company" or "campaign.offer".

    required: those without which it prints nothing; the rest has a default or stands behind an if.
    """

    used: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that was probably meant, or None."""
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=70)
    return str(found[0]) if found else None


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean X", or nothing."""
    near = closest(name, known)
    return f"; did you mean {near}" if near else ""


def violations(tree: nodes.Template) -> list[tuple[int, str]]:
    """Return line and mistake of everything in a parsed template that is not on the list."""
    found: list[tuple[int, str]] = []
    todo: list[tuple[nodes.Node, int]] = [(tree, 0)]
    while todo:
        node, depth = todo.pop()
        if depth > MAX_DEPTH:
            return [(node.lineno, "the template is nested too deeply")]
        what = _violation(node)
        if what:
            found.append((node.lineno, what))
        else:
            todo.extend((child, depth + 1) for child in node.iter_child_nodes())
    return sorted(set(found))


def _violation(node: nodes.Node) -> str | None:
    if not isinstance(node, _ALLOWED):
        kind = next((word for known, word in _WORDS.items() if isinstance(node, known)), None)
        kind = kind or f"{type(node).__name__.lower()} expressions"
        return f"templates have no {kind}; offered are {{{{ variables }}}}, filters and {{% if %}}"
    if isinstance(node, nodes.Filter):
        return _unknown("filter", node.name, OFFERED, is_dynamic=bool(node.dyn_args or node.dyn_kwargs))
    if isinstance(node, nodes.Test):
        return _unknown("test", node.name, TESTS, is_dynamic=bool(node.dyn_args or node.dyn_kwargs))
    if isinstance(node, nodes.Name):
        return _bad_name(node)
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return _bad_attribute(node)
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        return 'an if inside {{ }} needs its else, as in {{ title if title else "team" }}'
    return None


def _unknown(kind: str, name: str, known: Iterable[str], *, is_dynamic: bool) -> str | None:
    if is_dynamic:
        return f"{kind} {name} takes no * and **"
    if name in set(known):
        return None
    return f"no {kind} {name!r}{suggestion(name, known)}"


def _bad_name(node: nodes.Name) -> str | None:
    if node.ctx != "load" or node.name.startswith("_") or node.name in ("self", "super", "caller", "loop"):
        return f"no variable {node.name!r}"
    return None


def _bad_attribute(node: nodes.Getattr | nodes.Getitem) -> str | None:
    space, key = _parts(node)
    if space not in NAMESPACES or key is None:
        return f"only {', '.join(NAMESPACES)} have parts, as in {{{{ campaign.offer }}}}"
    if space != "custom" and key not in NAMESPACES[space]:
        return f"{space} has no part {key!r}{suggestion(key, NAMESPACES[space])}"
    return None


def _parts(node: nodes.Getattr | nodes.Getitem) -> tuple[str, str | None]:
    space = node.node.name if isinstance(node.node, nodes.Name) else ""
    if isinstance(node, nodes.Getattr):
        return space, node.attr
    key = node.arg.value if isinstance(node.arg, nodes.Const) else None
    return space, key if isinstance(key, str) else None


def names_of(tree: nodes.Template) -> Names:
    """Return the variables of a template without violations."""
    return Names(frozenset(_mentioned(tree)), frozenset(_required(tree, frozenset())))


def _label(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        space, key = _parts(node)
        return key if space in ("lead", "custom") else f"{space}.{key}"
    if isinstance(node, nodes.Name):
        return node.name
    return None


def _mentioned(node: nodes.Node) -> Iterator[str]:
    label = _label(node)
    if label is not None:
        yield label
        return
    for child in node.iter_child_nodes():
        yield from _mentioned(child)


def _required(node: nodes.Node, guarded: frozenset[str]) -> Iterator[str]:
    label = _label(node)
    if label is not None:
        if label not in guarded:
            yield label
        return
    if isinstance(node, nodes.If | nodes.CondExpr):
        yield from _required_behind(node, guarded)
        return
    if isinstance(node, nodes.Or | nodes.Compare | nodes.Test | nodes.Not):
        return  # an absent value is false there, it stops nothing
    if isinstance(node, nodes.Filter):
        if node.name not in ("default", "d") and node.node is not None:
            yield from _required(node.node, guarded)
        return
    for child in node.iter_child_nodes():
        yield from _required(child, guarded)


def _required_behind(node: nodes.If | nodes.CondExpr, guarded: frozenset[str]) -> Iterator[str]:
    inside = guarded | frozenset(_mentioned(node.test))
    then = node.body if isinstance(node, nodes.If) else [node.expr1]
    for child in then:
        yield from _required(child, inside)
    rest: list[nodes.Node] = [*node.elif_, *node.else_] if isinstance(node, nodes.If) else []
    if isinstance(node, nodes.CondExpr) and node.expr2 is not None:
        rest.append(node.expr2)
    for child in rest:
        yield from _required(child, guarded)
