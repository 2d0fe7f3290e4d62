"""A page for each rule, made from its documentation: its example is drawn, and checked."""

from __future__ import annotations

import json
import re
import tempfile
import textwrap
from pathlib import Path
from typing import NamedTuple

from ask import ask


class RulePage(NamedTuple):
    """What a rule says of itself; `sections` are the texts by their headings, the first one under the rule's id."""

    id: str
    severity: str
    summary: str
    sections: dict[str, str]
    otherwise: tuple[str, ...] = ()

    @property
    def example(self) -> str:
        """The structure file of the example, as the documentation of the rule shows it."""
        return textwrap.dedent(self.sections["Example"]).strip("\n")

    @property
    def files(self) -> dict[str, str]:
        """The files of an example that takes several which are joined, by the names in the comments above them."""
        _, *parts = re.split(r"^# (\S+\.yaml)\n", self.example, flags=re.MULTILINE)
        return dict(zip(parts[::2], (f"{text.strip()}\n" for text in parts[1::2]), strict=True))

    @property
    def named_example(self) -> str:
        """The example with the id of the rule for its own, by which its picture is named."""
        renamed, times = re.subn(r"^structure: .*$", f"structure: {self.id}", self.example, count=1, flags=re.MULTILINE)
        if times != 1:
            raise ValueError(f"the example of {self.id} names no structure")
        return f"{renamed}\n"


def write_rule_pages(folder: Path) -> None:
    """Write into `folder` a page and a picture for each rule, and the list of them."""
    ids = [rule["id"] for rule in json.loads(ask("rules", "--format", "json"))["rules"]]
    rules = [_explain(rule) for rule in ids]
    with tempfile.TemporaryDirectory() as examples:
        for rule in rules:
            _write_example(rule, Path(examples))
        ask(
            "draw",
            *(f"{examples}/{rule.id}.yaml" for rule in rules if not rule.files),
            "-o",
            f"{folder}/",
            "--no-legend",
        )
        for rule in (each for each in rules if each.files):
            ask(
                "draw",
                rule.id,
                "--joined",
                "-o",
                f"{folder.absolute()}/{rule.id}.svg",
                "--no-legend",
                cwd=Path(examples),
            )
        checks = [_check(rule, Path(examples)) for rule in rules]
    for rule, check in zip(rules, checks, strict=True):
        (folder / f"{rule.id}.md").write_text(_make_page(rule, ids, check), encoding="utf-8", newline="\n")
    (folder / "index.md").write_text(_make_list(rules), encoding="utf-8", newline="\n")


def _write_example(rule: RulePage, examples: Path) -> None:
    if not rule.files:
        (examples / f"{rule.id}.yaml").write_text(rule.named_example, encoding="utf-8")
    for name, text in rule.files.items():
        (examples / rule.id).mkdir(exist_ok=True)
        (examples / rule.id / name).write_text(text, encoding="utf-8")


def _explain(rule: str) -> RulePage:
    said = json.loads(ask("explain", rule, "--format", "json"))
    sections = {section["heading"]: section["text"] for section in said["sections"]}
    otherwise = tuple(f"{each['severity']} if {each['when']}" for each in said["otherwise"])
    return RulePage(said["id"], said["severity"], said["summary"], sections, otherwise)


def _check(rule: RulePage, examples: Path) -> str:
    """Return what the rule says of its example, as quotations. Raises `ValueError` if it says nothing."""
    named = [rule.id, "--joined"] if rule.files else [f"{rule.id}.yaml"]
    reported = json.loads(ask("check", *named, "--select", rule.id, "--format", "json", cwd=examples))
    findings = [finding for structure in reported["structures"] for finding in structure["findings"]]
    if not findings:
        raise ValueError(f"the example of {rule.id} has no finding of it")
    return "\n>\n".join(f"> **{finding['severity']}**: {finding['message']}" for finding in findings)


def _make_page(rule: RulePage, ids: list[str], check: str) -> str:
    parts = [
        f"# {rule.id}",
        rule.sections[rule.id],
        f"Usual severity: {'; '.join([f'**{rule.severity}**', *rule.otherwise])}",
    ]
    for heading, text in rule.sections.items():
        if heading == rule.id:
            continue
        parts.append(f"## {heading}")
        parts += _make_example(rule, check) if heading == "Example" else [_with_links(text, rule.id, ids)]
    return "\n\n".join(parts) + "\n"


def _make_example(rule: RulePage, check: str) -> list[str]:
    files = rule.files or {f"{rule.id}.yaml": rule.named_example}
    return [
        *(f'```yaml title="{name}"\n{text}```' for name, text in files.items()),
        f"[![The example, drawn: {rule.summary}]({rule.id}.svg)]({rule.id}.svg)",
        f"`ctgraph check{' --joined' if rule.files else ''}` says:",
        check,
    ]


def _with_links(text: str, own: str, ids: list[str]) -> str:
    """Return the text with a link to the page of each other rule that it names."""
    return re.sub(
        r"`([a-z-]+)`",
        lambda found: f"[`{found[1]}`]({found[1]}.md)" if found[1] in ids and found[1] != own else found[0],
        text,
    )


def _make_list(rules: list[RulePage]) -> str:
    rows = "".join(
        f"| [`{rule.id}`]({rule.id}.md) | {'; '.join([rule.severity, *rule.otherwise])} | {rule.summary} |\n"
        for rule in rules
    )
    return f"""\
# Rules

What `ctgraph check` looks for. `ctgraph explain RULE` prints the same text as the page of a rule.

| rule | usual severity | what it finds |
| --- | --- | --- |
{rows}"""
