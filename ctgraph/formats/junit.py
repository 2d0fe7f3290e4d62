"""JUnit's XML, which servers that run tests read: each rule of each structure is a test, and each remark one that went wrong."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # it writes here, and reads nothing
from collections.abc import Sequence

from ctgraph.errors import visible
from ctgraph.formats.remarks import Remark, Remarks, Subject


def render_junit(remarks: Remarks) -> str:
    """Return remarks as JUnit's XML, in ASCII, which ends with a newline.

    What is to fail fails; what is less grave passes and is told as the output of its test; what is excused was skipped; and a
    file that could not be read is an error.
    """
    root = ET.Element("testsuites", name="ctgraph")
    by_place: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks.remarks:
        by_place.setdefault((remark.subject, remark.subject_file or remark.file), []).append(remark)
    for subject in remarks.subjects:
        _add_suite(root, subject, by_place.get((subject.id, subject.file), ()))
    _add_faults(root, remarks)
    for suite in (*root, root):
        _count(suite)
    if remarks.left_out:
        ET.SubElement(_find_or_add_last(root), "system-out").text = visible(remarks.left_out)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _add_suite(root: ET.Element, subject: Subject, remarks: Sequence[Remark]) -> None:
    suite = ET.SubElement(root, "testsuite", name=visible(subject.id), file=visible(subject.file))
    found = {remark.rule for remark in remarks}
    for remark in remarks:
        _add_remark(suite, remark)
    for rule in subject.asked:
        if rule not in found:
            ET.SubElement(suite, "testcase", classname=visible(subject.id), name=rule, time="0")


def _add_remark(suite: ET.Element, remark: Remark) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        classname=visible(remark.subject),
        name=f"{remark.rule} {remark.fingerprint}",
        file=visible(remark.file),
        line=str(remark.line),
        time="0",
    )
    message = visible(remark.message)
    if remark.excused:
        ET.SubElement(case, "skipped", message=f"{visible(remark.excused)}: {message}")
    elif remark.fails:
        failure = ET.SubElement(case, "failure", message=message, type=remark.level)
        failure.text = _tell(remark)
    else:
        ET.SubElement(case, "system-out").text = _tell(remark)


def _tell(remark: Remark) -> str:
    place = f"{remark.file or remark.subject}:{remark.line}"
    return f"{remark.text}\n{visible(place)}"


def _add_faults(root: ET.Element, remarks: Remarks) -> None:
    suites: dict[str, ET.Element] = {}
    for fault in remarks.faults:
        name = visible(fault.file) or "ctgraph"
        if name not in suites:
            suites[name] = ET.SubElement(root, "testsuite", name=name, file=visible(fault.file))
        place = f"line {fault.line}, column {fault.column}" if fault.line else "the file"
        case = ET.SubElement(suites[name], "testcase", classname=name, name=place, time="0")
        ET.SubElement(case, "error", message=visible(fault.message), type="ill-formed")


def _count(suite: ET.Element) -> None:
    counted = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name, tag in counted.items():
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))


def _find_or_add_last(root: ET.Element) -> ET.Element:
    return root[-1] if len(root) else ET.SubElement(root, "testsuite", name="ctgraph", tests="0")
