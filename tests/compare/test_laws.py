"""Laws that hold of the comparison of any two structures."""

from __future__ import annotations

from typing import Any

import hypothesis
from compared import Document, compare, read, record, succeeding
from hypothesis import strategies
from random_composition import random_composition
from random_structures import random_document, shuffled
from test_order_and_renaming import PREFIX, renamed
from tries import tries

from ctgraph import Operation, apply_changes
from ctgraph.model import fold_name

law = hypothesis.settings(max_examples=tries(20), deadline=None, derandomize=True, database=None)
seeds = strategies.integers(0, 10**9)
documents = strategies.one_of(
    strategies.builds(random_document, seeds, strategies.just(9)),
    strategies.builds(random_composition, seeds, strategies.just(9)),
)
SWAPPED = {"add": "remove", "remove": "add", "gained": "lost", "lost": "gained"}


@law
@hypothesis.given(documents, seeds)
def test_nothing_changes_from_a_structure_to_itself_in_any_order(document: Document, seed: int) -> None:
    found = compare(read(document), read(shuffled(document, seed)))
    findings = found.findings
    assert (found.changes, found.routes, findings.new, findings.gone, findings.evidence_changed) == ((), (), (), (), ())
    assert (found.bodies.gone, found.bodies.new) == ((), ())
    assert all((match.old, match.by, match.doubt) == (match.new, "id", "") for match in found.matches)


@law
@hypothesis.given(documents, documents, seeds)
def test_the_changes_applied_to_the_old_give_the_new(old: Document, new: Document, seed: int) -> None:
    before, after = read(old), read(succeeding(old, new, seed))
    assert record(apply_changes(before, compare(before, after).changes)) == record(after)


@law
@hypothesis.given(documents)
def test_the_changes_applied_give_the_new_where_every_id_is_another(document: Document) -> None:
    before, after = read(document), read(renamed(document))
    there, back = compare(before, after), compare(after, before)
    assert record(apply_changes(before, there.changes)) == record(after)
    assert record(apply_changes(after, back.changes)) == record(before)


@law
@hypothesis.given(documents)
def test_renamed_bodies_of_names_of_their_own_are_the_same_bodies(document: Document) -> None:
    found = compare(read(document), read(renamed(document)))
    names = [entry["name"] for entry in document["bodies"].values()]
    own = {body for body, entry in document["bodies"].items() if names.count(entry["name"]) == 1}
    assert dict(found.bodies.kept) == {body: PREFIX + body for body in own}
    if own == document["bodies"].keys():
        assert {change.verb for change in found.changes if change.what in ("body", "relation")} <= {"rename"}
        assert (found.routes, found.findings.new, found.findings.gone) == ((), (), ())


def invert(change: Operation) -> Operation:
    if change.verb == "rename":
        return change._replace(key=(str(change.value),), value=change.key[0])
    verb: Any = SWAPPED.get(change.verb, change.verb)
    if change.verb in ("set", "unset"):
        verb = "unset" if change.was is None else "set"
    return change._replace(verb=verb, value=change.was, was=change.value)


def fold(change: Operation) -> Operation:
    """The change, with what is called in two ways called in one: each side names things as it does."""
    return change._replace(key=tuple(fold_name(part) for part in change.key))


@law
@hypothesis.given(documents, documents)
def test_there_and_back_mirror_each_other(old: Document, new: Document) -> None:
    before, after = read(old), read(new)
    there, back = compare(before, after), compare(after, before)
    if all(change.verb != "rename" for change in there.changes):  # each way speaks of the ids that it leads to
        assert sorted(repr(fold(invert(change))) for change in there.changes) == sorted(
            repr(fold(change)) for change in back.changes
        )
    assert sorted((match.new, match.old, match.by, match.doubt) for match in there.matches) == sorted(
        (match.old, match.new, match.by, match.doubt) for match in back.matches
    )
    assert (there.bodies.gone, there.bodies.new) == (back.bodies.new, back.bodies.gone)
    mirrored = [
        (each.old_body, each.body, SWAPPED.get(each.change, each.change), each.new_roots, each.old_roots)
        for each in there.routes
    ]
    assert sorted(mirrored) == sorted(
        (each.body, each.old_body, each.change, each.old_roots, each.new_roots) for each in back.routes
    )
    assert sorted(each.finding.fingerprint for each in there.findings.new) == sorted(
        each.finding.fingerprint for each in back.findings.gone
    )
    for kept in ("same", "evidence_changed"):
        pairs, opposite = (getattr(found.findings, kept) for found in (there, back))
        assert sorted((pair.new.finding.fingerprint, pair.old.finding.fingerprint) for pair in pairs) == sorted(
            (pair.old.finding.fingerprint, pair.new.finding.fingerprint) for pair in opposite
        )


@law
@hypothesis.given(documents, documents, seeds)
def test_every_finding_is_told_once(old: Document, new: Document, seed: int) -> None:
    before, after = read(old), read(succeeding(old, new, seed))
    found = compare(before, after)
    findings = found.findings
    kept = [*findings.same, *findings.evidence_changed]
    assert sorted(map(id, found.new.reported)) == sorted(map(id, [*findings.new, *(pair.new for pair in kept)]))
    assert sorted(map(id, found.old.reported)) == sorted(map(id, [*findings.gone, *(pair.old for pair in kept)]))


@law
@hypothesis.given(documents, documents, seeds)
def test_the_summary_is_of_three_to_six_sentences(old: Document, new: Document, seed: int) -> None:
    from ctgraph.wording.comparison import summarise_comparison

    sentences = summarise_comparison(compare(read(old), read(succeeding(old, new, seed))))
    assert 3 <= len(sentences) <= 6
    assert all(sentence.endswith(".") and not sentence.endswith("..") for sentence in sentences)
