"""A report as one HTML page: it opens from a file, works offline and without JavaScript, and makes no request."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ctgraph.formats.blocks import visible
from ctgraph.reports.html.isolating import isolate
from ctgraph.results.report_document import PageStyle, ReportDocument
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE, SIGNS_BY_CODE

_HERE = Path(__file__).parent
# Loaded before the page is shown; and at its end, each after those that it builds upon.
_FIRST = "first.js"
_PROGRAMS = (
    "address.js", "layout.js", "view.js", "elements.js", "filters.js", "choosing.js", "signs.js", "near.js", "download.js",
    "explorer.js", "start.js",
)  # fmt: skip
_REMEMBERING = "remember.js"
_RELOADING = "reload.js"
NO_VERSION = b' data-version=""'  # in a page that reloads: where whoever serves it writes what it is called
_STYLES = ("page.css", "explorer.css", "print.css")
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
    style = _write_style(document.style) + (_read(_STYLE_OF_PROBLEMS) if problems else "")
    programs = [_read(name) for name in (*_PROGRAMS, *([_REMEMBERING, _RELOADING] if reload else []))]
    written: str = _load_template("page.html.jinja").render(
        title=document.title
        or (structures[0].structure.title if len(structures) == 1 else f"{len(structures)} structures"),
        made=document.made,
        structures=structures,
        comments=list_sections(comments, "") if several else [],
        comments_on=[list_sections(comments, each.structure.title if several else "") for each in structures],
        write_data=write_data,
        style=style,
        first=_read(_FIRST),
        programs=programs,
        reload=reload,
        problems=[visible(problem) for problem in problems],
        policy=_write_policy(style, [_read(_FIRST), *programs], reload=reload),
    )
    return written.encode("utf-8", "replace")


def write_problem_page(problems: Sequence[str], *, reload: str = "") -> bytes:
    """Return the page for when no file could be read yet, as UTF-8: what is wrong, each with its place."""
    style, programs = _read(_STYLE_OF_PROBLEMS), [_read(_RELOADING)] if reload else []
    written: str = _load_template("problems.html.jinja").render(
        problems=[visible(problem) for problem in problems],
        style=style,
        programs=programs,
        reload=reload,
        policy=_write_policy(style, programs, reload=reload),
    )
    return written.encode("utf-8", "replace")


def write_waiting_page(names: str, *, reload: str = "") -> bytes:
    """Return the page for while the first picture is made, as UTF-8; `names` say of what."""
    style, programs = _read(_STYLE_OF_PROBLEMS), [_read(_RELOADING)]
    written: str = _load_template("waiting.html.jinja").render(
        names=visible(names),
        style=style,
        programs=programs,
        reload=reload,
        policy=_write_policy(style, programs, reload=reload),
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


@cache
def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _load_template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        finalize=_show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["isolate"] = isolate
    environment.globals |= {"signs": SIGNS_BY_CODE, "severity_words": SEVERITY_WORDS_BY_CODE}
    return environment.get_template(name)


def _show(value: object) -> object:
    """Return text with what cannot be seen in it made visible, as in every other format; markup stays as it is."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _write_style(style: PageStyle) -> str:
    """Return all styles: those of the files, the colours of diagrams by name, and the fonts."""
    light, dark = (_write_variables(style.palettes[theme]) for theme in ("light", "dark"))
    colours = [
        f":root {{ {light} }}",
        f":root.dark {{ {dark} }}",
        f"@media (prefers-color-scheme: dark) {{ :root:not(.live) {{ {dark} }} }}",
        f"@media print {{ :root, :root.dark, :root:not(.live) {{ {light} }} }}",
    ]
    classes = [
        f".f-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}"
        for name in style.palettes["light"]
    ]
    faces = [_write_face(400, style.regular), _write_face(600, style.strong)]
    return "\n".join([*faces, *colours, *classes, *map(_read, _STYLES)])


def _write_variables(palette: Any) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())


def _write_face(weight: int, font: bytes) -> str:
    encoded = base64.b64encode(font).decode()
    source = f"url(data:font/woff;base64,{encoded}) format('woff')"
    return f"@font-face {{ font-family: 'Source Sans Pro'; font-weight: {weight}; src: {source}; }}"


def _write_policy(style: str, programs: list[str], *, reload: str) -> str:
    """Return the page's content security policy: its own programs and styles, known by what they are, and nothing else."""
    scripts = " ".join(_hash_source(program) for program in programs) or "'none'"
    allowed = [
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {_hash_source(style)}",
        "img-src data: blob:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        *(["connect-src 'self'"] if reload else []),
    ]
    return "; ".join(allowed)


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
