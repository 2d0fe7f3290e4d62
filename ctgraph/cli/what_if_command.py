"""What would a change do?"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import click

from ctgraph.cli import change_files, options, output, progress
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.errors import CtgraphError, visible

if TYPE_CHECKING:
    from ctgraph.analysis import Analysis, Checks, LensOptions
    from ctgraph.model import Structure
    from ctgraph.results.comparison import Operation
    from ctgraph.results.what_if import WhatIf

_IN_ORDER = "ctgraph.what-if.in-order"


class _OrderedCommand(click.Command):
    """A command that keeps in which order its options were given, also those that may be repeated."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        found, _, order = self.make_parser(ctx).parse_args(args=list(args))
        waiting = {name: iter(values) for name, values in found.items() if isinstance(values, list)}
        ctx.meta[_IN_ORDER] = [
            (parameter.name, next(waiting[parameter.name])) for parameter in order if parameter.name in waiting
        ]
        return super().parse_args(ctx, args)


def _change(name: str, metavar: str, text: str) -> options.Decorator[Any]:
    return click.option(f"--{name}", multiple=True, metavar=metavar, expose_value=False, help=text)


@click.command("what-if", cls=_OrderedCommand)
@options.structure
@_change("close", "BODY", "Let a body be wound up.")
@_change("suspend", "BODY", "Put a body on hold.")
@_change("add", "'A RELATION B'", "Add a relation, such as 'board accountable_to council'.")
@_change("remove", "'A RELATION B'", "Take a relation away.")
@_change("move", "BODY:NEWPARENT", "Let the upward lines of a body lead to another one.")
@_change("merge", "A,B:NEW", "Make one new body of several.")
@_change("rename", "BODY:NEW", "Give a body a new id; what is no id, such as 'New Name', is its new name.")
@_change(
    "changes", "CHANGES", "Make the changes that the file CHANGES lists, such as those of 'ctgraph diff --format json'."
)
@options.output_if_wanted
@change_files.report_files
@options.formats(*options.PAGE_FORMATS)
@options.lens
@options.checks
@options.fail_on
@click.pass_context
def command(
    context: click.Context,
    /,
    structure: str,
    target: str | None,
    own: change_files.ReportFiles,
    wanted: str,
    lens: LensOptions,
    checks: Checks,
    fail_on: str,
) -> None:
    """Try a change of STRUCTURE, and say what it does: who needs a new line or a new owner, and which findings come and go.

    Changes are made in the order in which they are given. The file stays as it is. It exits with 1 where a finding is new. With -o it
    is written with the changes as a new structure (.yaml), which supersedes this one; what was taken out stands in its note. A file of
    another ending gets the change itself, as 'ctgraph diff -o' writes one: .svg, .png, .dot, .mmd, .html, .docx, .pdf or .md; of
    these, a report takes words of your own (--commentary), and as .docx the look of your papers (--template).

    \b
    Examples:
      ctgraph what-if solihull-2011 --close trust-board
      ctgraph what-if kent-2011 --move executive:cabinet --close board
      ctgraph what-if leicestershire-2009 --add "lscb accountable_to council"
      ctgraph what-if leicestershire-2009 --remove "board scrutinises lscb" --format markdown
      ctgraph what-if kent-2011 --changes kent-changes.json
      ctgraph what-if kent-2011 --close executive -o kent-2012.yaml
      ctgraph what-if kent-2011 --move executive:cabinet -o change.svg
    """
    from ctgraph.analysis import Analysis
    from ctgraph.compare.what_if import what_if
    from ctgraph.presenters.what_if import WHAT_IF

    pictured = Path(target) if target and change_files.is_of_change(Path(target)) else None
    added = own.read([pictured] if pictured else [])
    given = _read(structure) if target and not pictured else None
    loaded = given.structure if given else progress.load(structure)
    asked: list[tuple[str, str]] = context.meta[_IN_ORDER]
    analysis = Analysis(loaded, lens.of(loaded), checks)
    changes = _collect_changes(analysis, [each for each in asked if each[0] in _CHANGES])
    if not changes:
        raise click.UsageError("say what to change, such as --close BODY; --help lists what can be tried")
    tried = what_if(analysis, changes)
    written = _write(given, target, changes, [value for name, value in asked if name == "changes"]) if given else None
    if pictured:
        _show_change(tried, pictured, (structure, *own.names), added)
    output.show(WHAT_IF, tried, wanted)
    if written and wanted == "text":
        output.print_text(
            visible(f"{written} is written. Next: {shlex.join(['ctgraph', 'check', str(written)])}") + "\n"
        )
    context.exit(choose_exit_code(tried.comparison.reaches(fail_on), []))


def _show_change(tried: WhatIf, path: Path, originals: tuple[str, ...], added: change_files.Additions) -> None:
    """Write a picture of the change, or a report on it. Raises `CtgraphError`."""
    from ctgraph.drawing.common.options import Options

    for original in originals:
        if _is_same_file(path, original):
            raise CtgraphError(f"{path}: is {original} itself, which stays as it is; name another file")
    change_files.write_change(tried, path, Options(), added)


class _Given(NamedTuple):
    """A structure, its text and the path of its file."""

    structure: Structure
    text: str
    path: str


def _read(name: str) -> _Given:
    from ctgraph.loading.files import read_one
    from ctgraph.loading.structures import parse_structure
    from ctgraph.loading.text import STANDARD_INPUT, STANDARD_INPUT_NAME

    path, text = read_one(name)
    return _Given(parse_structure(text, STANDARD_INPUT_NAME if path == STANDARD_INPUT else path), text, path)


def _write(given: _Given, target: str | None, changes: list[Operation], change_files: list[str]) -> Path:
    """Write the structure with its changes as a new file, and return its path. Raises `CtgraphError`."""
    from ctgraph.cli import targets
    from ctgraph.compare.successor import write_successor

    assert target is not None
    path = Path(target)
    if targets.is_folder(target):
        targets.make_folder(path)
        path /= f"{targets.name_of(given.structure)}{_CHANGED}.yaml"
    if path.suffix.lower() not in _ENDINGS:
        raise CtgraphError(
            f"{path}: a structure is written as {' or '.join(_ENDINGS)}; a picture of the change as .svg or .png"
        )
    for original in (given.path, *change_files):
        if _is_same_file(path, original):
            raise CtgraphError(f"{path}: is {original} itself, which stays as it is; name another file")
    new_id = targets.make_id(path)
    new_id += _CHANGED if new_id == given.structure.id else ""
    output.write_file(path, write_successor(given.text, given.structure, changes, new_id).encode())
    return path


def _is_same_file(path: Path, original: str) -> bool:
    return path.exists() and Path(original).exists() and path.samefile(original)


_CHANGED = "-changed"  # after the name of a structure that is otherwise called as it was
_ENDINGS = (".yaml", ".yml")
_CHANGES = ("close", "suspend", "add", "remove", "move", "merge", "rename", "changes")


def _collect_changes(analysis: Analysis, asked: list[tuple[str, str]]) -> list[Operation]:
    """Return the operations for what was asked, each planned on the structure as the earlier ones leave it."""
    from ctgraph.compare.applying import apply_changes
    from ctgraph.compare.planning import Request, Wanted, plan_changes
    from ctgraph.loading.change_file import load_changes

    structure: Structure = analysis.structure
    found: list[Operation] = []
    last: tuple[Operation, ...] = ()
    for name, value in asked:
        structure = apply_changes(structure, last) if last else structure
        if name == "changes":
            last = tuple(load_changes(value))
        else:
            (known,) = [each for each in get_args(Wanted) if each == name]
            last = plan_changes(structure, [Request(known, value)], analysis.lens)
        found += last
    return found
