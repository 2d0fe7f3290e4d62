"""What does the law ask of a body?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions


def _complete_duty(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from ctgraph.loading.statutes import duty_ids

    return [CompletionItem(duty) for duty in duty_ids() if duty.startswith(begun)]


@click.command()
@click.argument("duty", metavar="[DUTY]", required=False, shell_complete=_complete_duty)
@click.option(
    "--for",
    "structure",
    metavar="STRUCTURE",
    shell_complete=options.complete_structure,
    help="Show the duties that would concern this structure's authority on its date, and what is recorded of them.",
)
@options.formats(*options.TABLE_FORMATS)
@options.lens
def command(duty: str | None, structure: str | None, wanted: str, lens: LensOptions) -> None:
    """List the statutory duties that a body can declare, or tell of one: its dates, its partners, how sure it is.

    A structure file declares one by `duty:` of a body, and by the codes that `partner:` of its members gives.

    With --for, shows which duties (or whether the DUTY) would concern a structure, by its type of authority
    (`authority_type:`) and its date: which of them are declared, and which bodies that the law asks for are not recorded.

    \b
    Examples:
      ctgraph statutes
      ctgraph statutes children-act-2004-s10
      ctgraph statutes --for haringey-2008
      ctgraph statutes --format csv > partners.csv
    """
    from ctgraph.analysis import OWN_DAY
    from ctgraph.loading.statutes import duty_ids, load_duty
    from ctgraph.presenters.statutes import STATUTE, STATUTES
    from ctgraph.results.statutes import Statute, Statutes

    if structure is not None:
        _show_concerns(structure, duty, wanted, lens)
    elif lens != OWN_DAY:
        raise click.UsageError("--assume and --as-of go with --for STRUCTURE")
    elif duty is None:
        output.show(STATUTES, Statutes(tuple(map(load_duty, duty_ids()))), wanted)
    else:
        output.show(STATUTE, Statute(load_duty(duty)), wanted)


def _show_concerns(structure: str, duty: str | None, wanted: str, lens: LensOptions) -> None:
    from ctgraph.analysis import Analysis
    from ctgraph.presenters.statutes import CONCERNS

    loaded = progress.load(structure)
    output.show(CONCERNS, Analysis(loaded, lens.of(loaded)).statutes(duty), wanted)
