"""A report as one HTML page: it opens from a file, works offline and without JavaScript, and makes no request."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ctgraph.formats.blocks import visible
from ctgraph.reports.html.page_parts import load_template, read_part, write_policy, write_style
from ctgraph.results.report_document import ReportDocument

# Loaded before the page is shown; and at its end, each after those that it builds upon.
_FIRST = "first.js"
_PROGRAMS = (
    "address.js", "layout.js", "view.js", "elements.js", "filters.js", "choosing.js", "signs.js", "near.js", "download.js",
    "explorer.js", "theme.js", "start.js",
)  # fmt: skip
_REMEMBERING = "remember.js"
_RELOADING = "reload.js"
NO_VERSION = b' data-version=""'  # in a page that reloads: where whoever serves it writes what it is called
_STYLE_OF_PROBLEMS = "problems.css"


def write_html_report(document: ReportDocument, *, reload: str = "", problems: Sequence[str] = ()) -> bytes:
    """Return the whole page, as UTF-8; the document must be one that was made with `live`.

    `reload` is a path of the server that the page came from, which it asks every second what the page is now, and loads
    itself anew when the answer is not what stands at `NO_VERSION`. Without it the page asks nothing of anybody.
    `problems` are what is wrong with the files since they were read for this document, and stand over it.
    """
    from ctgraph.reports.commentary import list_sections
    from ctgraph.reports.html.content import StructureContent
    from ctgraph.reports.html.data import write_data
    from ctgraph.reports.paper import place_comments

    assert document.style is not None  # a document made with `live` has one
    rules = {rule.id: rule for rule in document.rules}
    names = _name_structures([each.report.structure.id for each in document.structures])
    structures = [StructureContent(each, rules, name) for each, name in zip(document.structures, names, strict=True)]
    comments = place_comments(document, document.commentary) if document.commentary else []
    several = len(structures) > 1
    style = write_style(document.style) + (read_part(_STYLE_OF_PROBLEMS) if problems else "")
    programs = [read_part(name) for name in (*_PROGRAMS, *([_REMEMBERING, _RELOADING] if reload else []))]
    written: str = load_template("page.html.jinja").render(
        title=document.title
        or (structures[0].structure.title if len(structures) == 1 else f"{len(structures)} structures"),
        made=document.made,
        structures=structures,
        comments=list_sections(comments, "") if several else [],
        comments_on=[list_sections(comments, each.structure.title if several else "") for each in structures],
        write_data=write_data,
        style=style,
        first=read_part(_FIRST),
        programs=programs,
        reload=reload,
        problems=[visible(problem) for problem in problems],
        policy=write_policy(style, [read_part(_FIRST), *programs], reload=reload),
    )
    return written.encode("utf-8", "replace")


def write_problem_page(problems: Sequence[str], *, reload: str = "") -> bytes:
    """Return the page for when no file could be read yet, as UTF-8: what is wrong, each with its place."""
    style, programs = read_part(_STYLE_OF_PROBLEMS), [read_part(_RELOADING)] if reload else []
    written: str = load_template("problems.html.jinja").render(
        problems=[visible(problem) for problem in problems],
        style=style,
        programs=programs,
        reload=reload,
        policy=write_policy(style, programs, reload=reload),
    )
    return written.encode("utf-8", "replace")


def write_waiting_page(names: str, *, reload: str = "") -> bytes:
    """Return the page for while the first picture is made, as UTF-8; `names` say of what."""
    style, programs = read_part(_STYLE_OF_PROBLEMS), [read_part(_RELOADING)]
    written: str = load_template("waiting.html.jinja").render(
        names=visible(names),
        style=style,
        programs=programs,
        reload=reload,
        policy=write_policy(style, programs, reload=reload),
    )
    return written.encode("utf-8", "replace")


def _name_structures(ids: list[str]) -> list[str]:
    """Return what each structure is called in addresses, no two the same: nothing where there is one alone."""
    if len(ids) == 1:
        return [""]
    names: list[str] = []
    for each in ids:
        others = (f"{each}~{place}" for place in itertools.count(2))
        names.append(next(name for name in others if name not in {*names, *ids}) if each in names else each)
    return names
