"""ctgraph: how public partnerships are governed, as a graph of bodies joined by lines of account.

Read structures with `load`, `loads` and `load_folder`, or make one with a `Builder`. `check` says what is wrong with them.
An `Analysis` of one answers every question about it, draws it and reports on it. `dumps` writes a structure as YAML,
`join` makes one whole of several, `to_networkx` and `to_frames` hand it to other libraries. `diff` compares two, `what_if` tries a change,
`impact` says what depends on a body, and `suggest` what would mend a finding. `accept`, `edit_text` and `write_successor` edit the
text of a file, and `make_baseline` keeps what is known. Errors that a user can mend derive from `CtgraphError`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from os import PathLike, fspath
from typing import TYPE_CHECKING, overload

from ctgraph.errors import (
    CtgraphError,
    DrawingError,
    NotInstalledError,
    Problem,
    StructureFileError,
    UnknownNameError,
    join_errors,
)

if TYPE_CHECKING:
    import networkx

    from ctgraph.analysis import Analysis, Checks
    from ctgraph.assessment import Assessment
    from ctgraph.builder import Builder
    from ctgraph.compare.accepting import Decision, accept, undo_acceptance
    from ctgraph.compare.applying import apply_changes
    from ctgraph.compare.baselines import compare_with_baseline, make_baseline
    from ctgraph.compare.edited_text import edit_text
    from ctgraph.compare.impact import impact
    from ctgraph.compare.picture import draw_change
    from ctgraph.compare.planning import Request, plan_changes
    from ctgraph.compare.report import report_change
    from ctgraph.compare.successor import write_successor
    from ctgraph.compare.suggest import suggest
    from ctgraph.compare.what_if import what_if
    from ctgraph.data.duties import Duty, Partner
    from ctgraph.drawing.common.options import Options as DrawingOptions
    from ctgraph.drawing.common.options import Place
    from ctgraph.findings import (
        Evidence,
        Finding,
        FindingHeading,
        KnownFinding,
        Report,
        Reported,
        RuleFacts,
        Severity,
        Stop,
        StructureReport,
    )
    from ctgraph.joining.whole import join
    from ctgraph.loading.baseline_file import load_baseline, write_baseline
    from ctgraph.model import (
        Acceptance,
        Answer,
        Body,
        Chair,
        DatedStatus,
        Document,
        Entry,
        Fact,
        Function,
        Involvement,
        Lens,
        Limits,
        Member,
        Overlap,
        OwnKind,
        Period,
        Reading,
        Recorded,
        Relation,
        SameBody,
        Source,
        Structure,
        Succession,
        Undated,
    )
    from ctgraph.results.acceptance import AcceptanceChange
    from ctgraph.results.comparison import (
        BodyChanges,
        Comparison,
        FindingChanges,
        FindingPair,
        FollowedFindings,
        HandedRow,
        Match,
        Move,
        Operation,
        RouteChange,
    )
    from ctgraph.results.contents import Contents, Profile
    from ctgraph.results.drawing import Drawing
    from ctgraph.results.functions import Functions, OwnedFunction, Owner
    from ctgraph.results.impact import Dependent, Impact, LostPartner
    from ctgraph.results.lines import Answering, Down, Lines, StoppedLine
    from ctgraph.results.members import Interlock, Interlocks, Members, Sitting
    from ctgraph.results.members import Place as InterlockPlace
    from ctgraph.results.members import Row as MemberRow
    from ctgraph.results.metrics import Reach, SinglePoint, StructureMetrics
    from ctgraph.results.metrics import Scrutiny as ScrutinyMetrics
    from ctgraph.results.orphans import Orphan, StructureOrphans
    from ctgraph.results.path import Path as PathBetween
    from ctgraph.results.report_document import Commentary, Template
    from ctgraph.results.statutes import Concern, Concerns
    from ctgraph.results.suggestions import Ground, Option, Suggested, Suggestions
    from ctgraph.results.timeline import Change, FindingChange, Moment, Timeline
    from ctgraph.results.what_if import EmptyChair, EmptySeat, Ending, Involved, NeedsLine, NeedsOwner, WhatIf
    from ctgraph.tables.frames import Frames

__version__ = "0.1.0"
__all__ = [
    "Acceptance", "AcceptanceChange", "Analysis", "Answer", "Answering", "Assessment", "Body", "BodyChanges",
    "Builder", "Chair", "Change", "Checks", "Commentary", "Comparison", "Concern", "Concerns", "Contents",
    "CtgraphError", "DatedStatus", "Decision", "Dependent", "Document", "Down", "Drawing", "DrawingError",
    "DrawingOptions", "Duty", "EmptyChair", "EmptySeat", "Ending", "Entry", "Evidence", "Fact", "Finding",
    "FindingChange", "FindingChanges", "FindingHeading", "FindingPair", "FollowedFindings", "Frames", "Function",
    "Functions", "Ground", "HandedRow", "Impact", "Interlock", "InterlockPlace", "Interlocks", "Involved",
    "Involvement", "KnownFinding", "Lens", "Limits", "Lines", "LostPartner", "Match", "Member", "MemberRow",
    "Members", "Moment", "Move", "NeedsLine", "NeedsOwner", "NotInstalledError", "Operation", "Option", "Orphan",
    "Overlap", "OwnKind", "OwnedFunction", "Owner", "Partner", "PathBetween", "Period", "Place", "Problem", "Profile",
    "Reach", "Reading", "Recorded", "Relation", "Report", "Reported", "Request", "RouteChange", "RuleFacts",
    "SameBody", "ScrutinyMetrics", "Severity", "SinglePoint", "Sitting", "Source", "Stop", "StoppedLine", "Structure",
    "StructureFileError", "StructureMetrics", "StructureOrphans", "StructureReport", "Succession", "Suggested",
    "Suggestions", "Template", "Timeline", "Undated", "UnknownNameError", "WhatIf", "__version__", "accept",
    "apply_changes", "check", "compare_with_baseline", "diff", "draw_change", "dumps", "edit_text", "impact", "join",
    "lines", "load", "load_baseline", "load_folder", "loads", "make_baseline", "plan_changes", "report_change",
    "suggest", "to_frames", "to_networkx", "undo_acceptance", "what_if", "write_baseline", "write_successor",
]  # fmt: skip

# What is imported when somebody asks for it, by module. `A=B` is known here as A, and there as B.
_HOMES = {
    "ctgraph.analysis": "Analysis Checks",
    "ctgraph.assessment": "Assessment",
    "ctgraph.builder": "Builder",
    "ctgraph.compare.accepting": "Decision accept undo_acceptance",
    "ctgraph.compare.applying": "apply_changes",
    "ctgraph.compare.baselines": "compare_with_baseline make_baseline",
    "ctgraph.compare.edited_text": "edit_text",
    "ctgraph.compare.impact": "impact",
    "ctgraph.compare.picture": "draw_change",
    "ctgraph.compare.planning": "Request plan_changes",
    "ctgraph.compare.report": "report_change",
    "ctgraph.compare.successor": "write_successor",
    "ctgraph.compare.suggest": "suggest",
    "ctgraph.compare.what_if": "what_if",
    "ctgraph.data.duties": "Duty Partner",
    "ctgraph.drawing.common.options": "DrawingOptions=Options Place",
    "ctgraph.findings": "Evidence Finding FindingHeading KnownFinding Report Reported RuleFacts Severity Stop StructureReport",
    "ctgraph.tables.frames": "Frames",
    "ctgraph.joining.whole": "join",
    "ctgraph.loading.baseline_file": "load_baseline write_baseline",
    "ctgraph.model": "Acceptance Answer Body Chair DatedStatus Document Entry Fact Function Involvement Lens Limits Member Overlap OwnKind Period Reading Recorded Relation SameBody Source Structure Succession Undated",
    "ctgraph.results.acceptance": "AcceptanceChange",
    "ctgraph.results.comparison": "BodyChanges Comparison FindingChanges FindingPair FollowedFindings HandedRow Match Move Operation RouteChange",
    "ctgraph.results.contents": "Contents Profile",
    "ctgraph.results.drawing": "Drawing",
    "ctgraph.results.functions": "Functions OwnedFunction Owner",
    "ctgraph.results.impact": "Dependent Impact LostPartner",
    "ctgraph.results.lines": "Answering Down Lines StoppedLine",
    "ctgraph.results.members": "Interlock Interlocks Members InterlockPlace=Place MemberRow=Row Sitting",
    "ctgraph.results.metrics": "Reach ScrutinyMetrics=Scrutiny SinglePoint StructureMetrics",
    "ctgraph.results.orphans": "Orphan StructureOrphans",
    "ctgraph.results.path": "PathBetween=Path",
    "ctgraph.results.report_document": "Commentary Template",
    "ctgraph.results.statutes": "Concern Concerns",
    "ctgraph.results.suggestions": "Ground Option Suggested Suggestions",
    "ctgraph.results.timeline": "Change FindingChange Moment Timeline",
    "ctgraph.results.what_if": "EmptyChair EmptySeat Ending Involved NeedsLine NeedsOwner WhatIf",
}


if not TYPE_CHECKING:  # a type checker would take it that every name exists

    def __getattr__(name: str) -> object:
        from importlib import import_module

        for home, names in _HOMES.items():
            for public, _, own in (entry.partition("=") for entry in names.split()):
                if name == public:
                    found = getattr(import_module(home), own or public)
                    globals()[name] = found
                    return found
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def load(name: str | PathLike[str]) -> Structure:
    """Return the structure in a file, on standard input (``-``), or of the id of one that ships with ctgraph.

    Raises `StructureFileError`, with every problem of the file and its place, where it is ill-formed or cannot be read;
    `UnknownNameError` where there is no such file or id.
    """
    from ctgraph.exchange import structure_files

    return structure_files.load(fspath(name))


def loads(text: str, name: str = "<text>") -> Structure:
    """Return the structure in a text; `name` stands for the file in messages.

    Raises `StructureFileError`, with every problem of the text and its place, where it is ill-formed.
    """
    from ctgraph.loading.structures import parse_structure

    return parse_structure(text, name)


def load_folder(path: str | PathLike[str]) -> tuple[Structure, ...]:
    """Return every structure in a folder and below, in order of path.

    Raises `StructureFileError`, with every problem of every file; `UnknownNameError` where the folder is none, or has no
    structure in it.
    """
    from pathlib import Path

    if not Path(path).is_dir():
        raise UnknownNameError(f"{fspath(path)} is not a folder; ctgraph.load reads a single structure")
    return _load_all(fspath(path))


def dumps(structure: Structure) -> str:
    """Return a structure as the text of a structure file, as a person would write it: `loads` reads it back.

    The text is the same each time. Comments of a file that the structure was loaded from are not in it. Raises
    `CtgraphError` where no file can hold the structure, such as with two relations of one kind between the same bodies.
    """
    from ctgraph.loading.writing import dumps as write

    return write(structure)


def check(
    *structures: Structure | str | PathLike[str],
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    max_seats: int | None = None,
) -> Report:
    """Run every rule over structures and return what they find, by structure, the gravest last.

    What is no structure yet, a path, a folder or the id of one that ships, is loaded first.

    `assume` takes facts of these standings (``inferred``, ``proposed``) as true; `as_of` (YYYY, YYYY-MM or YYYY-MM-DD) is the
    day to check, in place of each structure's own; `select` and `ignore` are ids of rules; `max_seats` is how many seats a
    body may have, in place of the limit that a structure sets itself.

    Raises `UnknownNameError` for a standing, date, rule, file or id that does not exist; `StructureFileError` where a file is
    ill-formed.
    """
    from ctgraph.analysis import Checks, LensOptions
    from ctgraph.analysis import check as check_all

    loaded = [structure for given in structures for structure in _load_given(given)]
    checks = Checks(_words(select), _words(ignore), max_seats)
    return check_all(loaded, LensOptions(_words(assume), as_of), checks)


def lines(
    structure: Structure, body: str, *, assume: Collection[str] = (), as_of: str | None = None, limit: int = 20
) -> Lines:
    """Return how a body is accountable: at most `limit` routes to a root, shortest first, or where its lines stop.

    `body` is an id, a short name or a name, in any case. Raises `UnknownNameError` where it names none, or several.
    """
    return _analyse(structure, assume, as_of).lines(body, limit)


def diff(
    old: Structure | Analysis | str | PathLike[str],
    new: Structure | Analysis | str | PathLike[str],
    *,
    assume: Collection[str] = (),
    as_of: str | None = None,
) -> Comparison:
    """Return what changes from an old structure to a new one: bodies, relations, functions, routes and findings.

    What is no structure yet, a path or the id of one that ships, is loaded first. All that is recorded is compared; routes and
    findings are those on the day of each, or on `as_of`, with facts of the standings in `assume` taken as true. An `Analysis`
    has its own day and standings. Raises `UnknownNameError` and `StructureFileError` as `load` and `check` do.
    """
    from ctgraph.compare.diff import diff as compare

    loaded = (load(each) if isinstance(each, str | PathLike) else each for each in (old, new))
    before, after = (_analyse(each, assume, as_of) for each in loaded)
    return compare(before, after)


@overload
def to_networkx(structure: Analysis, *, quoted: bool = False) -> networkx.MultiDiGraph[str]: ...
@overload
def to_networkx(
    structure: Structure, *, assume: Collection[str] = (), as_of: str | None = None, quoted: bool = False
) -> networkx.MultiDiGraph[str]: ...
def to_networkx(
    structure: Structure | Analysis, *, assume: Collection[str] = (), as_of: str | None = None, quoted: bool = False
) -> networkx.MultiDiGraph[str]:
    """Return the bodies that exist on the day, and the relations between them that are taken as true, as a networkx graph.

    The day is `as_of`, or the structure's own; `assume` takes weaker standings as true. An `Analysis` has both already.

    Nodes are ids, with `label` (the short name, or else the name), `full_name`, `short`, `kind`, `status` (on the day),
    `operates`, `root` (what makes it one, or empty), `count`, `from` and `until`. Edges run as they were written, keyed by
    their kind, with `kind`, `standing`, `sources`, `lead`, `from` and `until`. The graph can be written as GraphML, GEXF and
    DOT. With `quoted` every text is quoted as DOT has it: `networkx.nx_pydot` makes a file that can be read of any name then.

    Raises `UnknownNameError` for a standing or date that does not exist.
    """
    from ctgraph.graph.interchange import quote_for_dot
    from ctgraph.graph.interchange import to_networkx as convert

    analysis = _analyse(structure, assume, as_of)
    graph = convert(analysis.structure, analysis.lens)
    return quote_for_dot(graph) if quoted else graph


def to_frames(
    *structures: Structure | Analysis | str | PathLike[str], assume: Collection[str] = (), as_of: str | None = None
) -> Frames:
    """Return structures as tables: `structures`, `bodies`, `relations`, `findings`, `routes` and others, as `Frames` lists them.

    Each table is a list of flat rows, ready for ``pandas.DataFrame(frames["bodies"])`` or ``polars.DataFrame(…)``. Each row
    names its `structure`, so that the tables of thousands can be one. Nothing is left out: the columns `present`, `operates`
    and `taken` say what counts on the day and with the standings asked for. An `Analysis` has these already; the arguments
    are else those of `check`, and the errors too.
    """
    from ctgraph.tables.frames import to_frames as convert

    return convert(
        _analyse(each, assume, as_of)
        for given in structures
        for each in (_load_given(given) if isinstance(given, str | PathLike) else (given,))
    )


def _analyse(given: Structure | Analysis, assume: Collection[str], as_of: str | None) -> Analysis:
    from ctgraph.analysis import Analysis
    from ctgraph.model import Lens

    if not isinstance(given, Analysis):
        return Analysis(given, Lens.of(given, _words(assume), as_of))
    if assume or as_of is not None:
        raise TypeError("an Analysis has a lens of its own: give the day and what to assume to that")
    return given


def _load_given(given: Structure | str | PathLike[str]) -> tuple[Structure, ...]:
    return _load_all(fspath(given)) if isinstance(given, str | PathLike) else (given,)


def _load_all(name: str) -> tuple[Structure, ...]:
    from ctgraph.exchange import structure_files

    structures, errors = structure_files.load_all([name])
    if errors:
        raise join_errors(errors)
    return tuple(structures)


def _words(words: Collection[str]) -> tuple[str, ...]:
    # one word is a collection of its letters, which nobody means
    return (words,) if isinstance(words, str) else tuple(words)
