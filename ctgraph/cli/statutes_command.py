"""What does the law ask of a body?"""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from ctgraph.cli import options, output


def _complete_duty(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    from ctgraph.loading.statutes import duty_ids

    return [CompletionItem(duty) for duty in duty_ids() if duty.startswith(begun)]


@click.command()
@click.argument("duty", metavar="[DUTY]", required=False, shell_complete=_complete_duty)
@options.formats("text", "json", "csv", "markdown")
def command(duty: str | None, wanted: str) -> None:
    """List the statutory duties that a body can declare, or tell of one: its dates, its partners, how sure it is.

    A structure file declares one by `duty:` of a body, and by the codes that `partner:` of its members gives.

    \b
    Examples:
      ctgraph statutes
      ctgraph statutes children-act-2004-s10
      ctgraph statutes --format csv > partners.csv
    """
    from ctgraph.loading.statutes import duty_ids, load_duty
    from ctgraph.presenters.statutes import STATUTE, STATUTES
    from ctgraph.results.statutes import Statute, Statutes

    if duty is None:
        output.show(STATUTES, Statutes(tuple(map(load_duty, duty_ids()))), wanted)
    else:
        output.show(STATUTE, Statute(load_duty(duty)), wanted)
