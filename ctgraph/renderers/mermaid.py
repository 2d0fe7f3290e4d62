"""Mermaid, for a wiki or a README that draws it: the diagram as text, without places."""

from __future__ import annotations

from ctgraph.extend.renderer import Renderer
from ctgraph.findings import Severity, StructureReport
from ctgraph.model import RELATION_WORDS, UPWARD_KINDS, Body, Lens, Relation
from ctgraph.renderers.blocks import visible

_SIGNS = {Severity.ERROR: "■", Severity.WARNING: "▲"}
# Mermaid's own marks, and what HTML would act on, as the character entities that Mermaid reads.
_MARKS = {mark: f"#{ord(mark)};" for mark in "#;&<>\"'`\\|[]{}()*_~$%"}


def _write(report: StructureReport) -> str:
    """Return the bodies and relations that the report's lens takes; upward lines point up."""
    structure, lens = report.structure, report.lens
    names = {body: f"b{position}" for position, body in enumerate(sorted(structure.bodies), 1)}
    lines = ["---", f"title: {_title(structure.title)}", "---", "flowchart BT"]
    signs = _signs(report)
    for body_id, name in names.items():
        body = structure.bodies[body_id]
        lines.append(f"    {name}{_shape(body, signs.get(body_id, ''), lens)}")
    relations = sorted(relation for relation in structure.relations if lens.takes(relation))
    lines += [f"    {_line(relation, names)}" for relation in relations]
    dormant = [name for body, name in names.items() if not lens.operates(structure.bodies[body])]
    if dormant:
        lines.append("    classDef dormant stroke-dasharray: 2 3,color:#595959")
        lines.append(f"    class {','.join(dormant)} dormant")
    return "\n".join(lines) + "\n"


def _signs(report: StructureReport) -> dict[str, str]:
    signs: dict[str, str] = {}
    for reported in report.open_findings():  # the gravest comes last
        if reported.finding.severity in _SIGNS:
            signs |= dict.fromkeys(reported.finding.bodies, f"{_SIGNS[reported.finding.severity]} ")
    return signs


def _shape(body: Body, sign: str, lens: Lens) -> str:
    details = [body.status.replace("_", " ")] if body.status != "active" else []
    if body.stands_for > 1:
        details.append(f"{body.stands_for} of them")
    if not details and not lens.operates(body):
        details.append("outside its dates")
    text = sign + _escaped(body.name) + (f"<br/>{_escaped(', '.join(details))}" if details else "")
    if body.answers_outside:
        return f'[["{text}"]]'
    return f'(["{text}"])' if body.kind == "post" else f'["{text}"]'


def _line(relation: Relation, names: dict[str, str]) -> str:
    start, end = (relation.from_id, relation.to_id)
    words = RELATION_WORDS[relation.kind]
    if relation.kind in UPWARD_KINDS:
        start, end = relation.answers
        words = "is overseen by" if relation.kind == "oversees" else words
    if relation.standing != "stated":
        words += f", {relation.standing}"
    weak = relation.standing in ("inferred", "proposed")
    return f'{names[start]} {"-." if weak else "--"} "{words}" {".->" if weak else "-->"} {names[end]}'


def _title(title: str) -> str:
    return '"' + visible(title).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(text: str) -> str:
    return "".join(_MARKS.get(character, character) for character in visible(text))


RENDERER = Renderer(format="mermaid", writers={StructureReport: _write})
