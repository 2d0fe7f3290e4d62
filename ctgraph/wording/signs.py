"""The sign and the words for how grave a finding is: the same in every answer, drawing, report and page.

The words for people are not the codes: "error" beside a partnership reads as a fault in the file, or as our verdict on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from ctgraph.findings import Severity

SIGNS: Mapping[Severity, str] = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "◆"}
SEVERITY_WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "serious",
    Severity.WARNING: "to look into",
    Severity.INFO: "for information",
}
# The same by the codes that JSON, CSV and options have.
SIGNS_BY_CODE: Mapping[str, str] = {severity.word: sign for severity, sign in SIGNS.items()}
SEVERITY_WORDS_BY_CODE: Mapping[str, str] = {severity.word: words for severity, words in SEVERITY_WORDS.items()}


def count_by_severity(severities: Iterable[Severity], *, with_none: bool = False) -> str:
    """Return how many of each severity there are, the gravest first: ``1 serious, 10 to look into``.

    `with_none` names those as well of which there is none.
    """
    many = Counter(severities)
    counted = SEVERITY_WORDS if with_none else [severity for severity in SEVERITY_WORDS if many[severity]]
    return ", ".join(f"{many[severity]:,} {SEVERITY_WORDS[severity]}" for severity in counted)
