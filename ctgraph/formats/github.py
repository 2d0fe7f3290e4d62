"""Commands of a workflow on GitHub, which shows each remark beside its line; no text of a file is a command of its own."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.errors import visible
from ctgraph.formats.remarks import Fault, Level, Remark, Remarks
from ctgraph.formats.text import disarm

_COMMANDS: Mapping[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render_github(remarks: Remarks) -> str:
    """Return a command for each fault and each remark that is not excused, the gravest first, and a summary of all."""
    open_remarks = [remark for remark in remarks.remarks if not remark.excused]
    lines = [_render_fault(fault) for fault in remarks.faults]
    # GitHub shows the first ten of each sort of a step
    for level in _COMMANDS:
        lines += [_render_remark(remark) for remark in open_remarks if remark.level == level]
    told = [disarm(visible(text)) for text in (remarks.summary, remarks.left_out) if text]
    return "\n".join([*lines, *told]) + "\n"


def _render_fault(fault: Fault) -> str:
    place = {"line": str(fault.line), "col": str(fault.column)} if fault.line else {}
    return _render("error", visible(fault.message), file=fault.file, **place, title="ctgraph: not checked")


def _render_remark(remark: Remark) -> str:
    place = {"file": remark.file, "line": str(remark.line)} if remark.file else {}
    text = remark.text if remark.file else f"{visible(remark.subject)}, line {remark.line}: {remark.text}"
    return _render(_COMMANDS[remark.level], text, **place, title=f"ctgraph: {remark.rule}")


def _render(command: str, text: str, **properties: str) -> str:
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items() if value)
    return f"::{command} {listed}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(visible(text)).replace(":", "%3A").replace(",", "%2C")
