"""Why is it checked?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output


@click.command()
@click.argument("rule", metavar="RULE", shell_complete=options.complete_rule)
@options.formats("text", "json", "markdown")
def command(rule: str, wanted: str) -> None:
    """Explain a rule: what it finds, why it matters, what it leaves alone, an example, and what to do.

    \b
    Example:
      ctgraph explain circular-scrutiny
    """
    from ctgraph.presenters.rules import RULE
    from ctgraph.rules import explain_rule

    output.show(RULE, explain_rule(rule), wanted)
