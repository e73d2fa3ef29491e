"""What a template sees of a lead, a campaign and a sender."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from functools import lru_cache

from cam.engine.brief import Brief
from cam.engine.layout import SenderView
from cam.engine.leads import FIELDS, Lead
from cam.engine.names import as_written
from cam.engine.strategy import Strategy
from cam.engine.template_rules import ALIASES
from cam.engine.templating import Context


def touch_context(lead: Lead, brief: Brief, strategy: Strategy, sender: SenderView) -> Context:
    """
    Return plain dictionaries of text, nothing else: a lead's fields by name, custom ones too, and the namespaces.

    A blank value is absent; names are as a letter writes them (GRACE is Grace). A field wins over a custom one of its
    name, a custom one over what other tools call a field; a column such as "Job Level" is also job_level.
    """
    fields = _fields(as_written(lead))
    custom = {name: str(value).strip() for name, value in lead.custom.items() if str(value).strip()}
    context: Context = {_identifier(name): value for name, value in custom.items()} | fields
    for alias, name in ALIASES.items():
        if alias not in context and name in context:
            context[alias] = context[name]
    context["lead"] = fields
    context["custom"] = custom
    context["strategy"] = _strategy_values(strategy)
    context["sender"] = _present(
        {"name": sender.name, "first_name": sender.first_name, "address": sender.address}
    )
    context["campaign"] = _present({"name": brief.campaign, "offer": brief.offer, "audience": brief.audience})
    return context


def _fields(lead: Lead) -> dict[str, str]:
    fields = {name: value for name in FIELDS if name != "tags" and (value := getattr(lead, name).strip())}
    if lead.tags:
        fields["tags"] = ", ".join(lead.tags)
    return fields


@lru_cache(maxsize=256)
def _strategy_values(strategy: Strategy) -> dict[str, str]:
    return _present(asdict(strategy))


def _present(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value.strip() for name, value in values.items() if value.strip()}


@lru_cache(maxsize=4096)
def _identifier(name: str) -> str:
    return name if name.isidentifier() else re.sub(r"\W+", "_", name.strip().lower()).strip("_")
