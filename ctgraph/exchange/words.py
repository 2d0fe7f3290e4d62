"""What the words in the columns of kinds and statuses are taken for."""

from __future__ import annotations

from collections import Counter

from ctgraph.errors import quote
from ctgraph.exchange.columns import KIND, STATUS
from ctgraph.exchange.faults import Faults, list_others
from ctgraph.exchange.naming import make_key
from ctgraph.loading.words import find_kinds, find_statuses, list_choices
from ctgraph.model import BODY_KINDS, STATUSES, UNKNOWN, fold_name
from ctgraph.results.imported import TakenWord

LIKE = "board"  # what a kind of the sheet's own is treated as: an upward line is expected of it, as of most kinds
UNSAID = "Body"  # the kind of a body of which the sheet says none


class Words:
    """The words of a sheet so far, what each was taken for, and the cells in which no status could be read.

    cells: where each kind stands first.
    """

    def __init__(self, default_kind: str) -> None:
        self._default = default_kind or UNSAID
        self.cells: dict[str, str] = {}
        self._own: dict[str, str] = {}  # labels by key
        self._counts: Counter[tuple[str, str, str]] = Counter()
        self._ambiguous: dict[str, tuple[str, str]] = {}
        self._unread: dict[str, tuple[str, list[str]]] = {}

    @property
    def own_kinds(self) -> dict[str, str]:
        """The labels of the kinds that the structure declares for itself, by key."""
        return self._own

    def take_kind(self, text: str, cell: str) -> str:
        """Return the kind of body that a cell means: a standard one, or else one that the structure declares for itself."""
        said = text or self._default
        meant = find_kinds(said)
        kind = meant[0] if len(meant) == 1 else self._declare(said)
        if len(meant) > 1:
            self._ambiguous.setdefault(
                kind, (cell, f"{quote(said)} can mean {list_choices(meant)}, and was kept as it is")
            )
        self.cells.setdefault(kind, cell)
        self._counts[KIND, text, kind] += 1
        return kind

    def take_no_kind(self) -> str:
        """Return the kind of a body for which the sheet has no row."""
        return self._declare(UNSAID)

    def _declare(self, label: str) -> str:
        key = make_key(label) or "other"
        for known, other in self._own.items():
            if fold_name(other) == fold_name(label):
                return known
        while key in self._own or key in BODY_KINDS:
            key = f"{key}-kind"
        self._own[key] = label
        return key

    def take_status(self, text: str, cell: str) -> str:
        """Return the status that a cell means, or `unknown` for a word that means none or several."""
        meant = find_statuses(text)
        if len(meant) != 1:
            hint = f"it can mean {list_choices(meant)}" if meant else f"expected one of {', '.join(STATUSES)}"
            self._unread.setdefault(fold_name(text), (f"{quote(text)} is not a status; {hint}", []))[1].append(cell)
        status = meant[0] if len(meant) == 1 else UNKNOWN
        self._counts[STATUS, text, status] += 1
        return status

    def tell_unread(self, faults: Faults) -> None:
        """Tell each word that is no status, or several kinds, once, at its first cell, with others that hold it."""
        for cell, message in self._ambiguous.values():
            faults.tell(cell, message)
        for message, cells in self._unread.values():
            faults.add(
                cells[0], f"{message}{list_others(cells)}", "the status is kept as unknown, with the word in a note"
            )

    def list_taken(self) -> tuple[TakenWord, ...]:
        """Return what each word was taken for, in the order of the columns and by how often it stands there."""
        ordered = sorted(self._counts.items(), key=lambda each: (each[0][0], -each[1], each[0]))
        return tuple(
            TakenWord(column, word, taken, LIKE if column == KIND and taken in self._own else "", number)
            for (column, word, taken), number in ordered
        )
