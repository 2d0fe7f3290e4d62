"""What is wrong, as remarks for what gathers the results of checks."""

from __future__ import annotations

from collections.abc import Iterator

from ctgraph.errors import Problem
from ctgraph.findings import Reported, Severity, StructureReport
from ctgraph.formats.remarks import Fault, Level, Remark, RemarkRule, Remarks, Subject
from ctgraph.presenters.findings import summarise, tell_left_out
from ctgraph.presenters.rules import RULE
from ctgraph.results.checked import Checked
from ctgraph.wording.evidence import EvidenceWords
from ctgraph.wording.messages import describe_acceptance
from ctgraph.wording.spelling import join

_LEVELS: dict[str, Level] = {"error": "error", "warning": "warning", "info": "info"}


def make_remarks(checked: Checked) -> Remarks:
    """Return every finding as a remark, and every problem of a file as a fault."""
    report = checked.report
    rules = tuple(
        RemarkRule(rule.id, _LEVELS[rule.severity], rule.summary, tuple(RULE.blocks(rule)))
        for rule in checked.rules.rules
    )
    summary = summarise(report.structures)
    return Remarks(
        rules,
        tuple(Subject(each.structure.id, _name_file(each.structure.file), each.asked) for each in report.structures),
        tuple(remark for each in report.structures for remark in _list_remarks(each, checked.fail_on)),
        tuple(map(_make_fault, checked.problems)),
        f"{summary.text}; {summary.below}",
        tell_left_out(report),
    )


def _make_fault(problem: Problem) -> Fault:
    file = _name_file(problem.path)
    return Fault(file, problem.line, problem.column, problem.message if file else str(problem))


def _list_remarks(report: StructureReport, fail_on: str) -> Iterator[Remark]:
    structure = report.structure
    words = EvidenceWords(structure, report.lens)
    for reported in report.reported:
        finding = reported.finding
        yield Remark(
            rule=finding.rule,
            level=_LEVELS[finding.severity.word],
            subject=structure.id,
            message=reported.message,
            details=(
                *words.list_relations(finding),
                *words.list_besides(reported),
                *(["known from the baseline on other evidence"] if reported.to_baseline == "changed" else []),
                *describe_acceptance(reported),
            ),
            file=_name_file(finding.file or structure.file),
            line=finding.line,
            fingerprint=finding.fingerprint,
            fails=reported.is_open and fail_on != "never" and finding.severity >= Severity[fail_on.upper()],
            excused=_excuse(reported),
            to_baseline=reported.to_baseline,
            facts={
                "structure": structure.id,
                "line": finding.line,
                "kind": finding.kind,
                "standing": finding.standing,
                "bodies": list(finding.bodies),
                "about": list(finding.about),
            },
            subject_file=_name_file(structure.file) if finding.file else "",
        )


def _excuse(reported: Reported) -> str:
    if reported.accepted:
        return join(describe_acceptance(reported))
    return "" if reported.is_open else "known from the baseline"


def _name_file(file: str) -> str:
    return "" if file.startswith("<") and file.endswith(">") else file  # <standard input> is none
