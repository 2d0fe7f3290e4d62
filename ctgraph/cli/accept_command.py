"""Accept a finding."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctgraph.cli import options, output

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions
    from ctgraph.compare.accepting import Decision

_OF_DECISION: tuple[options.Decorator[Any], ...] = (
    click.option("--reason", metavar="TEXT", default="", help="Why the partnership lives with it, in a few words."),
    click.option("--by", metavar="POST", default="", help="The post that decided so."),
    click.option("--minute", metavar="TEXT", default="", help="Where the decision is recorded."),
    click.option(
        "--review-by", metavar="DATE", callback=options.date, help="The last day on which it holds (YYYY[-MM[-DD]])."
    ),
    click.option("--undo", is_flag=True, help="Take the entry out again."),
)


def _decision(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that make a decision, which a command gets as one `decision`; with ``--undo`` there is none."""

    @functools.wraps(command)
    def with_decision(
        *given: object, reason: str, by: str, minute: str, review_by: str | None, undo: bool, **named: object
    ) -> object:
        from ctgraph.compare.accepting import Decision

        made = Decision(reason.strip(), by, minute, review_by or "")
        if undo and any(made):
            raise click.UsageError("--undo takes an entry out, and needs no reason, post, minute or date")
        if not undo and not made.reason:
            raise click.UsageError("say why with --reason, such as --reason 'it ends in May'")
        return command(*given, decision=None if undo else made, **named)

    for add in reversed(_OF_DECISION):
        with_decision = add(with_decision)
    return with_decision


@click.command()
@options.structure
@click.argument("finding", metavar="FINDING...", nargs=-1, required=True, shell_complete=options.complete_rule)
@_decision
@options.formats(*options.PAGE_FORMATS)
@options.lens
def command(
    structure: str,
    finding: tuple[str, ...],
    decision: Decision | None,
    wanted: str,
    lens: LensOptions,
) -> None:
    """Write into the file of STRUCTURE, under 'accepted:', that the partnership lives with a finding.

    FINDING is a rule and the bodies that the finding is about, as 'ctgraph check' tells them, or a fingerprint, as it has them in
    JSON and CSV. Nothing else of the file changes; comments stay.

    \b
    Examples:
      ctgraph accept our-board.yaml no-accountability group --reason "it ends in May" --by Chair
      ctgraph accept our-board.yaml several-lines review-group --reason "by design" --review-by 2099
      ctgraph accept our-board.yaml 2492e03e269eca69 --reason "being settled" --minute "item 7"
      ctgraph accept our-board.yaml no-accountability crew --undo
    """
    from ctgraph.analysis import Analysis
    from ctgraph.compare.accepting import accept, undo_acceptance
    from ctgraph.loading.files import read_to_edit
    from ctgraph.loading.structures import parse_structure
    from ctgraph.presenters.acceptance import ACCEPTANCE

    path, text = read_to_edit(structure)
    loaded = parse_structure(text, path)
    analysis = Analysis(loaded, lens.of(loaded))
    change = undo_acceptance(text, analysis, finding) if decision is None else accept(text, analysis, finding, decision)
    output.rewrite_file(Path(path), text, change.text)
    output.show(ACCEPTANCE, change, wanted)
