"""The sign and the words for how grave a finding is: the same in every drawing, report and page."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.findings import Severity

SIGNS: Mapping[Severity, str] = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "◆"}
SIGNS_BY_WORD: Mapping[str, str] = {severity.word: sign for severity, sign in SIGNS.items()}
SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "for information",
}
