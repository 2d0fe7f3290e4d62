"""What would mend a finding?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output, progress

if TYPE_CHECKING:
    from ctgraph.analysis import Checks, LensOptions


@click.command()
@options.structure
@click.argument("finding", metavar="[FINDING]...", nargs=-1, shell_complete=options.complete_rule)
@click.option(
    "--options",
    "most",
    type=click.IntRange(min=1, max=1_000),
    default=3,
    show_default=True,
    metavar="N",
    help="Show at most this many options for a finding.",
)
@options.formats(*options.TABLE_FORMATS)
@options.lens
@options.checks
def command(
    structure: str, finding: tuple[str, ...], most: int, wanted: str, lens: LensOptions, checks: Checks
) -> None:
    """Suggest the smallest changes that would mend the findings of STRUCTURE, each with what else it would change.

    FINDING is a rule, bodies that findings are about, or a rule and bodies; or the first digits of a fingerprint. None of the
    changes is made.

    \b
    Examples:
      ctgraph suggest leicestershire-2009 circular-scrutiny
      ctgraph suggest solihull-2011 broken-line "Short Breaks review group"
      ctgraph suggest kent-2011 --options 1 --format json
    """
    from ctgraph.analysis import Analysis
    from ctgraph.compare.suggest import suggest
    from ctgraph.presenters.suggestions import SUGGESTIONS

    loaded = progress.load(structure)
    analysis = Analysis(loaded, lens.of(loaded), checks)
    with progress.track("trying") as advance:
        suggestions = suggest(analysis, finding, most, advance)
    output.show(SUGGESTIONS, suggestions, wanted)
