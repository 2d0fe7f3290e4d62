"""Structure files of any size that once took more time or memory than their size: the same bytes for the same size.

Each is made to make one part of the reader, or of what follows it, work hard for each byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count

Make = Callable[[int], str]

HEAD = "structure: grown\nsources: {d: {title: Document}}\n"
COUNCIL = "  council: {name: Council, kind: council, answers_outside: elected, source: d 1}\n"


def _fill(size: int, head: str, rows: Iterator[str], tail: str = "") -> str:
    """Return the head, as many rows as make up the size, and the tail."""
    parts, length = [head], len(head) + len(tail)
    while length < size:
        parts.append(next(rows))
        length += len(parts[-1])
    return "".join([*parts, tail])


def _rows(pattern: str) -> Iterator[str]:
    """Yield the pattern with each number in turn; `{n}` is the number, and `{m}` the one after it."""
    return (pattern.format(n=number, m=number + 1) for number in count())


def _repeat(pattern: str, head: str = f"{HEAD}bodies:\n{COUNCIL}", tail: str = "") -> Make:
    return lambda size: _fill(size, head, _rows(pattern), tail)


def _in_step(first: str, head: str, second: str, between: str, tail: str = "") -> Make:
    """Return what makes a file of rows of one pattern, and then as many of another, which may name those."""

    def make(size: int) -> str:
        ones, others, length = [head], [between], len(head) + len(between) + len(tail)
        for one, other in zip(_rows(first), _rows(second), strict=True):
            if length >= size:
                break
            ones.append(one)
            others.append(other)
            length += len(one) + len(other)
        return "".join([*ones, *others, tail])

    return make


def _one_long(before: str, letters: str, after: str) -> Make:
    """Return what makes a file with one text that is half of it, and bodies by the hundred that concern it in the other half."""
    body = "  b{n}: {{name: B {n}, kind: board, reports_to: a, source: d 1}}\n"

    def make(size: int) -> str:
        text = letters * (size // 2 // len(letters))
        return _fill(size, f"{before}{text}{after}", _rows(body))

    return make


def _long(key: str) -> Make:
    return _one_long(f"{HEAD}bodies:\n  a: {{kind: board, source: d 1, name: A, {key}: '", "word ", "'}\n")


FILES: Mapping[str, Make] = {
    # what a regular expression or a search of the text may fall for
    "a word that begins like a key again and again": lambda size: (
        f"structure: s\nnote: {'sourc' * (size // 5)}\nbodies: {{}}\n"
    ),
    "a key of sources that spaces follow": lambda size: f"structure: s\nnote: {'sourc ' * (size // 6)}\nbodies: {{}}\n",
    "words like the keys of kinds": lambda size: (
        f"structure: s\nnote: {'relations kinds ' * (size // 16)}\nbodies: {{}}\n"
    ),
    "spaces and nothing else": lambda size: f"structure: s\nnote: 'kinds{' ' * size}'\nbodies: {{}}\n",
    "one comment": lambda size: f"structure: s # {'a # b ' * (size // 6)}\nbodies: {{}}\n",
    "comments": _repeat("  # {n}: a comment about 'quotes' and [brackets]\n", tail="  b: {name: B, kind: board}\n"),
    "one line of bodies, and a comment": _repeat(
        "b{n}: {{name: B {n}, kind: board, source: d 1}}, ", f"{HEAD}bodies: {{", "} # the end\n"
    ),
    "one line of wrong bodies, and a comment": _repeat(
        "b{n}: {{name: {{}}, kind: []}}, ", f"{HEAD}bodies: {{", "} # the end\n"
    ),
    "posts of many spaces": lambda size: _fill(
        size,
        f"{HEAD}bodies:\n",
        _rows("  b{n}: {{name: B {n}, kind: board, members: [{{agency: A, posts: 'a" + " " * 400 + "b'}}]}}\n"),
    ),
    # much that is wrong
    "unknown keys": _repeat("  b{n}: {{x{n}: 1}}\n"),
    "unknown keys of one body": _repeat("    x{n}: 1\n", f"{HEAD}bodies:\n  b:\n    name: B\n    kind: board\n"),
    "unknown keys at the top": _repeat("x{n}: 1\n", "structure: s\nbodies: {}\n"),
    "wrong kinds": _repeat("  b{n}: {{name: B, kind: bord{n}}}\n"),
    "wrong values": _repeat("[], ", "structure: s\nbodies: {}\nfunctions: [", "]\n"),
    "empty bodies": _repeat("{n}: , ", "structure: s\nbodies: {", "}\n"),
    "texts for bodies": _repeat("{n}: a, ", "structure: s\nbodies: {", "}\n"),
    "repeated keys": _repeat("  b: {{name: B, kind: board}}\n"),
    "aliases": _repeat("*a, ", "structure: s\nbodies: {}\nfunctions: [", "]\n"),
    "anchors": _repeat("&a b, ", "structure: s\nbodies: {}\nfunctions: [", "]\n"),
    "tags": _repeat("!a b, ", "structure: s\nbodies: {}\nfunctions: [", "]\n"),
    "lists for keys": _repeat("[a]: b, ", "structure: s\nbodies: {", "}\n"),
    "wrong sources and documents": _in_step(
        "  d{n}: {{title: D}}\n",
        "structure: s\nsources:\n",
        "  b{n}: {{name: B, kind: board, source: e{n} 1}}\n",
        "bodies:\n",
    ),
    "wrong sources of one document": _repeat("  b{n}: {{name: B, kind: board, source: e{n} 1}}\n"),
    "documents that cannot be cited": _repeat("  'd {n}': {{title: D}}\n", "structure: s\nbodies: {}\nsources:\n"),
    "unknown bodies": _repeat("  b{n}: {{name: B {n}, kind: board, reports_to: x{n}}}\n"),
    "unknown chairs": _repeat("  b{n}: {{name: B {n}, kind: board, chair: x{n}}}\n"),
    "chairs of the wrong kind": _repeat("  b{n}: {{name: B {n}, kind: board, chair: b{n}}}\n"),
    "unknown bodies in one list": _in_step(
        "  b{n}: {{name: B {n}, kind: board}}\n",
        f"{HEAD}bodies:\n{COUNCIL}",
        "x{n}, ",
        "  z:\n    name: Z\n    kind: board\n    informs: [",
        "]\n",
    ),
    "wrong own kinds": _in_step(
        "  k{n}: {{label: K, like: board}}\n",
        "structure: s\nkinds:\n",
        "  b{n}: {{name: B, kind: x{n}}}\n",
        "bodies:\n",
    ),
    "wrong own relations": _repeat("  r{n}: {{label: R, like: x{n}}}\n", "structure: s\nbodies: {}\nrelations:\n"),
    "wrong duties": _repeat("  b{n}: {{name: B, kind: board, duty: x{n}}}\n"),
    "wrong partners": _repeat(
        "      - {{agency: A, partner: x{n}}}\n",
        f"{HEAD}bodies:\n  b:\n    name: B\n    kind: statutory_board\n    duty: children-act-2004-s10\n    members:\n",
    ),
    "wrong dates": _repeat("  b{n}: {{name: B, kind: board, from: 2000-13-{n}}}\n"),
    "bodies that succeed themselves in rings": _repeat(
        "  p{n}: {{name: P, kind: board, succeeds: q{n}}}\n  q{n}: {{name: Q, kind: board, succeeds: p{n}}}\n"
    ),
    "circles of succession through one body": _repeat(
        "  b{n}: {{name: B, kind: board, succeeds: [b{m}, z]}}\n",
        f"{HEAD}bodies:\n  z: {{name: Z, kind: board, succeeds: b0}}\n",
    ),
    "circles of succession along a chain": _in_step(
        "  b{n}: {{name: B, kind: board, succeeds: [b{m}, p{n}]}}\n",
        f"{HEAD}bodies:\n",
        "  p{n}: {{name: P, kind: board, succeeds: q{n}}}\n  q{n}: {{name: Q, kind: board, succeeds: p{n}}}\n",
        "",
    ),
    "lookalike ids": _repeat("  b{n}: {{name: B, kind: board}}\n  B{n}: {{name: B, kind: board}}\n"),
    "relations with two standings": _repeat(
        "  p{n}: {{name: P, kind: board, reports_to: q{n}}}\n  q{n}: {{name: Q, kind: board, receives_reports_from: {{p{n}: unclear}}}}\n"
    ),
    # texts without end
    **{
        f"a long {key}": _long(key)
        for key in (
            "note",
            "remit",
            "basis",
            "meets",
            "source",
            "chair",
            "short",
            "status",
            "kind",
            "from",
            "count",
            "duty",
            "x",
        )
    },
    "a long name": _one_long(f"{HEAD}bodies:\n  a: {{kind: board, source: d 1, name: '", "word ", "'}\n"),
    "a long word for a name": _one_long(f"{HEAD}bodies:\n  a: {{kind: board, source: d 1, name: ", "w", "}\n"),
    "a long id": _one_long(f"{HEAD}bodies:\n  ? ", "i", "\n  : {kind: board, source: d 1, name: A}\n"),
    "a long title": _one_long("title: '", "word ", "'\nstructure: s\nbodies:\n  a: {name: A, kind: board}\n"),
    "a long id of a structure": _one_long("structure: '", "word ", "'\nbodies:\n  a: {name: A, kind: board}\n"),
    "a long authority": _one_long("structure: s\nauthority: '", "word ", "'\nbodies:\n  a: {name: A, kind: board}\n"),
    "a long title of a document": _one_long(
        "structure: s\nsources: {d: {title: '", "word ", "'}}\nbodies:\n  a: {name: A, kind: board, source: d 1}\n"
    ),
    "a long key of a document": _one_long(
        "structure: s\nsources:\n  d: {title: D}\n  ? ",
        "k",
        "\n  : {title: D}\nbodies:\n  a: {name: A, kind: board, source: d 1}\n",
    ),
    "a long agency": _one_long(f"{HEAD}bodies:\n  a: {{name: A, kind: board, members: [{{agency: '", "word ", "'}]}\n"),
    "a long post": _one_long(
        f"{HEAD}bodies:\n  a: {{name: A, kind: board, members: [{{agency: A, posts: ['", "word ", "']}]}\n"
    ),
    "a long function": _one_long(
        f"{HEAD}functions: [{{name: '", "word ", "', owner: a}]\nbodies:\n  a: {name: A, kind: board}\n"
    ),
    "a long label": _one_long(
        f"{HEAD}kinds: {{k: {{like: board, label: '", "word ", "'}}\nbodies:\n  a: {name: A, kind: k, source: d 1}\n"
    ),
    "a long reason": _one_long(
        f"{HEAD}accepted: [{{rule: no-accountability, bodies: a, reason: '",
        "word ",
        "'}]\nbodies:\n  a: {name: A, kind: board, source: d 1}\n",
    ),
    # many of one thing
    "statuses of one body": lambda size: _fill(
        size,
        f"{HEAD}bodies:\n{COUNCIL}  b:\n    name: B\n    kind: board\n    status:\n",
        (
            f"      {1000 + n // 336:04}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}: {('active', 'on_hold')[n % 2]}\n"
            for n in count()
        ),
    ),
    "bodies": _repeat("  b{n}: {{name: B {n}, kind: board, source: d 1, reports_to: council}}\n"),
    "bodies of one name": _repeat("  b{n}: {{name: B, kind: board, source: d 1, reports_to: council}}\n"),
    "bodies that end": _repeat(
        "  b{n}: {{name: B {n}, kind: board, source: d 1, reports_to: council, from: 2001, until: 2002}}\n"
    ),
    "a chain": _repeat(
        "  b{m}: {{name: B {m}, kind: board, source: d 1, reports_to: b{n}}}\n",
        f"{HEAD}bodies:\n  b0: {{name: B, kind: board}}\n",
    ),
    "functions": _repeat(
        "- {{name: F {n}, owner: a}}\n", f"{HEAD}bodies: {{a: {{name: A, kind: board, status: on_hold}}}}\nfunctions:\n"
    ),
    "functions of one name": _repeat(
        "- {{name: F, owner: a}}\n", f"{HEAD}bodies: {{a: {{name: A, kind: board}}}}\nfunctions:\n"
    ),
    "owners of one function": _in_step(
        "  b{n}: {{name: B {n}, kind: board}}\n",
        f"{HEAD}bodies:\n{COUNCIL}",
        "b{n}, ",
        "functions:\n- name: F\n  owner: [",
        "]\n",
    ),
    "members of one body": _repeat(
        "      - {{agency: A {n}, seats: 2, posts: [P {n}]}}\n",
        f"{HEAD}bodies:\n  b:\n    name: B\n    kind: board\n    members:\n",
    ),
    "rows of one agency": _repeat(
        "      - {{agency: A, posts: [P]}}\n", f"{HEAD}bodies:\n  b:\n    name: B\n    kind: board\n    members:\n"
    ),
    "bodies with one member": _repeat("  b{n}: {{name: B {n}, kind: board, members: [{{agency: A, posts: P}}]}}\n"),
    "bodies with one chair": _repeat("  b{n}: {{name: B {n}, kind: board, chair: {{title: P}}}}\n"),
    "acceptances": _repeat(
        "- {{rule: no-accountability, bodies: a, reason: r{n}}}\n",
        f"{HEAD}bodies: {{a: {{name: A, kind: board}}}}\naccepted:\n",
    ),
    "acceptances of no rule": _repeat("- {{rule: x{n}, reason: r}}\n", f"{HEAD}bodies: {{}}\naccepted:\n"),
    "documents": _repeat("  d{n}: {{title: D {n}}}\n", "structure: s\nbodies: {}\nsources:\n"),
    "sources of one body": _repeat(
        "d {n}, ", f"{HEAD}bodies:\n{COUNCIL}  b:\n    name: B\n    kind: board\n    source: [", "]\n"
    ),
    "own kinds": _in_step(
        "  k{n}: {{label: K {n}, like: board}}\n",
        "structure: s\nkinds:\n",
        "  b{n}: {{name: B {n}, kind: k{n}}}\n",
        "bodies:\n",
    ),
    "own relations": _in_step(
        "  r{n}: {{label: relates to, like: informs}}\n",
        "structure: s\nrelations:\n",
        "  b{n}: {{name: B {n}, kind: board}}\n",
        "bodies:\n",
    ),
    "own relations of one body": _in_step(
        "  r{n}: {{label: relates to, like: informs}}\n",
        f"{HEAD}relations:\n",
        "    r{n}: council\n",
        f"bodies:\n{COUNCIL}  b:\n    name: B\n    kind: board\n",
    ),
    "answers": _repeat("  q{n}: {{code: yes, text: t}}\n", f"{HEAD}bodies: {{}}\nanswers:\n"),
    "identifiers of one body": _repeat(
        "      r{n}: E1\n", f"{HEAD}bodies:\n  b:\n    name: B\n    kind: board\n    ids:\n"
    ),
    "overlaps of one body": _in_step(
        "  b{n}: {{name: B {n}, kind: board}}\n",
        f"{HEAD}bodies:\n{COUNCIL}",
        "b{n}, ",
        "  z:\n    name: Z\n    kind: board\n    overlaps: [",
        "]\n",
    ),
    "successions": _repeat(
        "  b{m}: {{name: B {m}, kind: board, succeeds: b{n}, from: 2001}}\n",
        f"{HEAD}bodies:\n  b0: {{name: B, kind: board}}\n",
    ),
    "a body with every body before it": _in_step(
        "  b{n}: {{name: B {n}, kind: board, until: 2000}}\n",
        f"{HEAD}bodies:\n{COUNCIL}",
        "b{n}, ",
        "  z:\n    name: Z\n    kind: board\n    from: 2001\n    succeeds: [",
        "]\n",
    ),
    "lines to one that rests, with a note": lambda size: _fill(
        size,
        f"{HEAD}bodies:\n  a: {{name: A, kind: board, status: {{value: on_hold, standing: unclear, note: '{'n' * 900}'}}}}\n",
        _rows("  b{n}: {{name: B {n}, kind: board, reports_to: a, source: d 1}}\n"),
    ),
    "lists in lists": lambda size: f"structure: s\nbodies: {{}}\nfunctions: {'[' * (size // 2)}{']' * (size // 2)}\n",
    "lines": lambda size: f"structure: s\nbodies: {{}}\n{chr(10) * size}",
    "one text of many lines": lambda size: "structure: s\nbodies: {}\nnote: |\n" + "  a\n" * (size // 4),
    "a quoted text of many lines": lambda size: "structure: s\nbodies: {}\nnote: '" + "a\n" * (size // 2) + "'\n",
    "a text that is not closed": lambda size: 'structure: s\nbodies: {}\nnote: "' + "a\n" * (size // 2),
    "a list that is not closed": _repeat("{{name: F {n}}}, ", "structure: s\nbodies: {}\nfunctions: ["),
    "escapes": lambda size: 'structure: s\nbodies: {}\nnote: "' + "\\x41" * (size // 4) + '"\n',
    "accented ids": _repeat("  e\u0301{n}: {{name: B {n}, kind: board, reports_to: council}}\n"),
}
