"""A question that is put to one structure, or to each structure of a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ctgraph.cli import output, progress
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.joining import load_whole
from ctgraph.errors import NoBodyError

if TYPE_CHECKING:
    from ctgraph.analysis import Analysis, LensOptions
    from ctgraph.presenters.presenter import Presenter
    from ctgraph.presenters.several import Answer


def is_of_several(name: str) -> bool:
    """Say whether a name stands for several structures: a folder, or a survey that ships."""
    from ctgraph.loading.catalogue import locate

    return Path(name).is_dir() or len(locate(name)) > 1


class Asked(NamedTuple):
    """What a question is asked of: the structures of a name, each alone, or all of them as one whole."""

    name: str
    joined: bool = False


def ask(
    of: str | Asked,
    lens: LensOptions,
    question: Callable[[Analysis], Answer],
    presenter: Presenter[Answer],
    wanted: str,
) -> int:
    """Show what is answered of the structure of a name, or of each that it stands for, and return the code to exit with.

    Of several, those in which no body has the name that was given are counted on standard error. Raises `CtgraphError` if
    it is in none, or if the one structure cannot be read.
    """
    from ctgraph.analysis import Analysis

    name, joined = (of, False) if isinstance(of, str) else of
    if joined or not is_of_several(name):
        loaded = load_whole([name], lens) if joined else progress.load(name)
        output.show(presenter, question(Analysis(loaded, lens.of(loaded))), wanted)
        return 0
    return _ask_each(name, lens, question, presenter, wanted)


def _ask_each(
    name: str, lens: LensOptions, question: Callable[[Analysis], Answer], presenter: Presenter[Answer], wanted: str
) -> int:
    from ctgraph.analysis import Analysis
    from ctgraph.exchange.structure_files import load_all
    from ctgraph.loading.files import find_same_ids
    from ctgraph.presenters.several import present_several

    with progress.track("reading") as advance:
        found, errors = load_all([name], advance)
    for problem in find_same_ids([name], found):
        output.print_error(str(problem))
    answers: list[Answer] = []
    lacking = []
    for each in found:
        try:
            answers.append(question(Analysis(each, lens.of(each))))
        except NoBodyError as error:
            lacking.append(error)
    if lacking and not answers:
        raise (
            lacking[0]
            if len(lacking) == 1
            else NoBodyError(f"none of {len(lacking):,} structures has such a body; {lacking[0]}")
        )
    if answers or wanted != "text":
        output.show(present_several(presenter), tuple(answers), wanted)
    if lacking:
        output.print_error(f"{len(lacking):,} of {len(found):,} structures have no such body, and are left out")
    return choose_exit_code(False, errors)
