"""What is checked?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output


@click.command()
@options.formats(*options.TABLE_FORMATS)
def command(wanted: str) -> None:
    """List what is checked. 'ctgraph explain RULE' tells why.

    \b
    Example:
      ctgraph rules
    """
    from ctgraph.presenters.rules import RULES
    from ctgraph.rules import list_rules

    output.show(RULES, list_rules(), wanted)
