"""Write the diagram and the tables of docs/state-machine.md, from the engine's own table."""

from pathlib import Path

from cam.engine.state_machine import Why, markdown_table, mermaid

PAGE = Path(__file__).parent / "state-machine.md"


def page() -> str:
    """Return the page with everything between its markers made from the code; the rest is kept."""
    refusals = "".join(f"- *{why.name.lower().replace('_', ' ')}*: {why}\n" for why in Why)
    parts = {"diagram": f"```mermaid\n{mermaid()}```\n", "table": markdown_table(), "refusals": refusals}
    text = PAGE.read_text(encoding="utf-8")
    for name, made in parts.items():
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        before, _, rest = text.partition(begin)
        if end not in rest:
            raise ValueError(f"{PAGE.name}: no part between {begin.strip()} and {end}")
        text = before + begin + made + rest[rest.index(end) :]
    return text
