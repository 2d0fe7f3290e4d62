"""Accepting a finding from Python: the text of a file with an entry more, or one less."""

from __future__ import annotations

from small_files import WARNING

import ctgraph


def test_a_text_is_given_back_with_the_entry_and_without_it() -> None:
    analysis = ctgraph.Analysis(ctgraph.loads(WARNING))
    accepted = ctgraph.accept(WARNING, analysis, "no-accountability", ctgraph.Decision("it ends in May"))
    assert (
        accepted.text == WARNING + "accepted:\n  - {rule: no-accountability, bodies: group, reason: it ends in May}\n"
    )
    assert accepted.finding is not None
    assert accepted.finding.accepted
    again = ctgraph.Analysis(ctgraph.loads(accepted.text))
    undone = ctgraph.undo_acceptance(accepted.text, again, "no-accountability")
    assert undone.text == WARNING
    assert undone.is_undone
    assert [entry.reason for entry in undone.entries] == ["it ends in May"]
    gone = ctgraph.undo_acceptance(accepted.text, again, ("no-accountability", "group"))
    assert gone.text == WARNING
