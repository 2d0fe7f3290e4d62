"""What does a word mean, and why is a rule checked?"""

from __future__ import annotations

import click

from ctgraph.cli import options, output


@click.command()
@click.argument("word", metavar="[WORD]", nargs=-1, shell_complete=options.complete_word)
@options.formats(*options.PAGE_FORMATS)
def command(word: tuple[str, ...], wanted: str) -> None:
    """Explain a word that ctgraph uses: a rule, a kind of body or relation, a standing, a status, a key of a file, or an idea.

    Of a rule it says what it finds, why it matters, what it leaves alone, an example, and what to do; of a key, such as
    members, where it stands and what its value is; of another word, when to use it and what it is not. Words that people
    write, such as icb or reports_into, are explained too. Without a word it lists all but the keys.

    \b
    Examples:
      ctgraph explain circular-scrutiny
      ctgraph explain accountable_to
      ctgraph explain members
    """
    from ctgraph.glossary import explain, list_words
    from ctgraph.presenters.rules import RULE
    from ctgraph.presenters.words import WORDS
    from ctgraph.results.rules import RuleEntry

    found = explain(" ".join(word)) if word else list_words()
    if isinstance(found, RuleEntry):
        output.show(RULE, found, wanted)
    else:
        output.show(WORDS, found, wanted)
