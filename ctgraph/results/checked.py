"""What is wrong, as those who gather the results of checks want it: with the files that were not checked and the rules."""

from typing import NamedTuple

from ctgraph.errors import Problem
from ctgraph.findings import Report
from ctgraph.results.rules import Rules


class Checked(NamedTuple):
    """A report, the problems of files that were not checked, every rule, and from which severity on a finding is to fail."""

    report: Report
    problems: tuple[Problem, ...]
    rules: Rules
    fail_on: str
