"""What files, bodies, documents, functions, posts and agencies are called in the whole that several files make.

What has one name in several files may be several things: only `same_as` says that two are one. So what would be taken for one by
its name gets the name of its file behind it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from ctgraph.errors import CtgraphError, quote
from ctgraph.joining.references import Node
from ctgraph.model import Lens, Member, Source, Structure, fold_name, split_posts
from ctgraph.seats import Seating


def name_files(structures: Sequence[Structure]) -> list[str]:
    """Return a short name for each file: its own, or with folders before it where several have it."""
    names = [PurePath(each.file).name for each in structures]
    times = Counter(map(str.casefold, names))
    top = os.path.commonpath([os.path.abspath(each.file) for each in structures])  # noqa: PTH100  links are not followed
    folder = top if len(structures) > 1 else str(PurePath(top).parent)
    return [
        PurePath(os.path.relpath(each.file, folder)).as_posix() if times[name.casefold()] > 1 else name
        for each, name in zip(structures, names, strict=True)
    ]


class Naming:
    """The names of the whole for what stands in each of the files, which are numbered.

    `leaders` is the body that stands for each body that is one with others.
    """

    def __init__(self, structures: Sequence[Structure], leaders: Mapping[Node, Node]) -> None:
        self.structures = structures
        self.files = name_files(structures)
        self.ids = [
            {body: self._make_id(leaders.get((number, body), (number, body))) for body in structure.bodies}
            for number, structure in enumerate(structures)
        ]
        self._expect_different_ids(leaders)

    def _make_id(self, node: Node) -> str:
        return f"{self.files[node[0]]}#{node[1]}"

    def _expect_different_ids(self, leaders: Mapping[Node, Node]) -> None:
        """Raise `CtgraphError` where a '#' in the name of a file, or in an id, makes two bodies one."""
        nodes = [(number, body) for number, each in enumerate(self.structures) for body in each.bodies]
        taken: dict[str, Node] = {}
        for node in (each for each in nodes if leaders.get(each, each) == each):
            first = taken.setdefault(self._make_id(node), node)
            if first != node:
                files = " and ".join(self.structures[number].file for number in (first[0], node[0]))
                raise CtgraphError(f"{files}: each has a body that would be {quote(self._make_id(node))} of the whole")

    def sources(self, number: int, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """Return sources of a file, with the name of the file before the key of a document that is another one elsewhere."""
        return tuple(
            Source(f"{self.files[number]}#{each.document}", each.place, f"{self.files[number]}#{each.text}")
            if each.document in self._differing_documents
            else each
            for each in sources
        )

    def document(self, number: int, key: str) -> str:
        """Return the key of a document of a file."""
        return f"{self.files[number]}#{key}" if key in self._differing_documents else key

    @cached_property
    def _differing_documents(self) -> frozenset[str]:
        return _find_differing([each.documents for each in self.structures])

    def kind(self, number: int, key: str) -> str:
        """Return the key of a kind that a file declares for itself."""
        return f"{self.files[number]}#{key}" if key in self._differing_kinds else key

    @cached_property
    def _differing_kinds(self) -> frozenset[str]:
        return _find_differing([{**each.kinds, **each.relation_kinds} for each in self.structures])

    def function(self, number: int, name: str) -> str:
        """Return the name of a function of a file."""
        return self._tell_apart(number, name, self._functions)

    @cached_property
    def _functions(self) -> Counter[str]:
        return _count_files([[function.name for function in each.functions] for each in self.structures])

    def title(self, number: int, title: str) -> str:
        """Return the title of a post that is no body."""
        return self._tell_apart(number, title, self._people)

    def member(self, number: int, member: Member) -> Member:
        """Return a row of members of a file, with the agency and the posts that it names."""
        agency = self._agency(number, member.agency)
        posts = tuple(self._tell_apart(number, post, self._people) for post in member.posts)
        return member._replace(agency=agency, posts=posts, sources=self.sources(number, member.sources))

    def _agency(self, number: int, agency: str) -> str:
        """Return an agency, by the id of the whole where it is a body of the file whose name other bodies have as well."""
        body = self._seatings[number].find_agency(agency)
        if not body:
            return self._tell_apart(number, agency, self._people)
        return agency if self._names[fold_name(agency)] == 1 else self.ids[number][body]

    def about(self, number: int, name: str) -> str:
        """Return what an accepted finding names: a function, an agency or a post."""
        functions = self._functions[fold_name(name)]
        return self.function(number, name) if functions else self._agency(number, name)

    @cached_property
    def _seatings(self) -> list[Seating]:
        return [Seating(each, Lens()) for each in self.structures]

    @cached_property
    def _names(self) -> Counter[str]:
        """How many bodies of the whole have each name, short name or id."""
        named = {
            (fold_name(name), self.ids[number][body.id])
            for number, each in enumerate(self.structures)
            for body in each.bodies.values()
            for name in (body.name, body.short, body.id)
        }
        return Counter(name for name, _ in named)

    @cached_property
    def _people(self) -> Counter[str]:
        """In how many files each post and agency is named."""
        return _count_files([list(_list_people(each)) for each in self.structures])

    def _tell_apart(self, number: int, name: str, times: Counter[str]) -> str:
        title, posts = split_posts(name)
        if times[fold_name(title)] <= 1:
            return name
        told = f"{title} ({self.files[number]})"
        return told if posts == 1 else f"{posts} x {told}"


class _Several(NamedTuple):
    first: object
    differs: bool = False


def _find_differing(declared: Iterable[Mapping[str, object]]) -> frozenset[str]:
    """Return the keys that are declared in several files, and not as the same."""
    found: dict[str, _Several] = {}
    for each in declared:
        for key, held in each.items():
            first = found.setdefault(key, _Several(held))
            if first.first != held:
                found[key] = first._replace(differs=True)
    return frozenset(key for key, each in found.items() if each.differs)


def _count_files(names: Iterable[Iterable[str]]) -> Counter[str]:
    """Return in how many files each name stands."""
    return Counter(name for of_file in names for name in {fold_name(split_posts(each)[0]) for each in of_file})


def _list_people(structure: Structure) -> Iterable[str]:
    for body in structure.bodies.values():
        if body.chair and body.chair.title:
            yield body.chair.title
        for member in body.members:
            yield member.agency
            yield from member.posts
