"""The schemas for editors agree with the reader, on every good and bad file, as far as a schema can say what is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from editors import list_marks, parse
from every_key import FULL
from random_structures import random_document, to_yaml
from reading import BOARD_AND_COUNCIL, list_problems

from ctgraph import StructureFileError, diff, load
from ctgraph.loading.catalogue import shipped, shipped_surveys
from ctgraph.loading.change_file import OPERATIONS, list_keys, parse_changes
from ctgraph.loading.relations import RELATION_FIELDS
from ctgraph.loading.schemas import SCHEMAS
from ctgraph.loading.starter import starter
from ctgraph.loading.words import list_relation_words, list_sure_kind_words
from ctgraph.presenters.diff import make_comparison_object

HERE = Path(__file__).parent
EVERY_FINDING = (HERE.parent / "golden" / "every-finding.yaml").read_text(encoding="utf-8")
# What is wrong in a way that no schema can say, by the words of the message: why.
UNSAID = {
    r"(anchors|tags|aliases) such as": "a schema sees the values, and not how they are marked",
    r"the name ends before ' #'": "a schema sees no comments",
    r"does not cover a ": "the laws, not the format, say which kinds a duty covers",
    r"is not the code of a partner under": "the laws say which partners a duty has",
    r"there is no body|expected a post, 'vacant'": "which ids are those of bodies stands elsewhere in the file",
    r"is not the key of a declared document": "which documents there are stands elsewhere in the file",
    r"succeeds itself|stands in a relation to itself|overlaps itself": "a schema does not compare a value with a key above it",
    r"is before '|comes before|nothing is said of the status|is after 'until": "a schema does not compare dates",
}


def read_rows(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return rows


def bad_files() -> Iterator[Any]:
    for row in read_rows("bad_files.yml"):
        yield pytest.param("structure", row["file"], row["messages"].splitlines(), id=row["case"])
    for row in read_rows("bad_surveys.yml"):
        messages = [line for line in row["messages"].splitlines() if line.startswith("survey.yaml:")]
        if "survey" in row and messages:
            yield pytest.param("survey", row["survey"], messages, id=row["case"])


def can_be_said(message: str) -> bool:
    return not any(re.search(words, message) for words in UNSAID)


@pytest.mark.parametrize(("kind", "text", "messages"), list(bad_files()))
def test_what_the_reader_refuses_is_marked_where_a_schema_can_say_it(kind: str, text: str, messages: list[str]) -> None:
    try:
        parse(text)
    except yaml.YAMLError:
        return  # what is no YAML is marked without a schema
    assert list_marks(kind, text) or not any(map(can_be_said, messages))


def test_each_reason_is_one_of_a_bad_file() -> None:
    told = "\n".join(row["messages"] for name in ("bad_files.yml", "bad_surveys.yml") for row in read_rows(name))
    assert [words for words in UNSAID if not re.search(words, told)] == []


@pytest.mark.parametrize("path", shipped().values(), ids=shipped())
def test_every_structure_that_ships_is_right(path: str) -> None:
    assert list_marks("structure", Path(path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", shipped_surveys().values(), ids=shipped_surveys())
def test_every_survey_that_ships_is_right(path: str) -> None:
    assert list_marks("survey", Path(path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("text", [FULL, EVERY_FINDING, starter("ours"), BOARD_AND_COUNCIL])
def test_files_with_every_key_are_right(text: str) -> None:
    assert list_marks("structure", text) == []


@pytest.mark.parametrize("seed", range(5))
def test_random_structures_are_right(seed: int) -> None:
    assert list_marks("structure", to_yaml(random_document(seed))) == []


# What can be written under a board, a key a line, and whether it is right: the reader and the schema are asked the same.
VALUES = [
    ("status: {value: on_hold, standing: inferred}", True),
    ("status: {value: on_hold, status: active}", False),
    ("status: {2003: shadow, 2004-11: {status: active, note: Seen.}}", True),
    ("status: {2003-13: shadow}", False),
    ("status: {}", False),
    ("from: 2011", True),
    ("from: '2011-02-29'", None),
    ("from: 2012-02-29", True),
    ("from: 2012-02-30", False),
    ("until: {date: 2012-06-31}", False),
    ("until: {date: 2012-06, standing: disputed}", True),
    ("until: {standing: disputed}", False),
    ("count: 3", True),
    ("count: '007'", True),
    ("count: 0", False),
    ("count: 1000000", False),
    ("count: three", False),
    ("seats: 2.5", False),
    ("note: 2011", True),
    ("note: true", True),
    ("note:", False),
    ("note: ''", False),
    (f"note: {'x' * 3001}", False),
    (f"short: {'x' * 501}", False),
    ("reports_to: {council: {source: [review p. 1, review p. 2]}}", True),
    ("reports_to: {council: {source: []}}", False),
    (f"overlaps: {{council: {{source: {'review ' + 'x' * 294}}}}}", False),
    (f"overlaps: {{council: {{source: {['review'] * 21}}}}}", False),
    ("ids: {ons: E10000018, gias: 7}", True),
    ("ids: [E10000018]", False),
    ("duty: children-act-2004-s10", None),
    ("duty: children-act-2004-s1000", False),
    ("reports_to: [council, council]", False),
    ("reports_to: {council: {lead: YES, standing: unclear}}", True),
    ("reports_to: {council: {lead: perhaps}}", False),
    ("reports_to: {council: {leed: yes}}", False),
    ("reports_to: {council: certain}", False),
    ("reports_to: {}", False),
    ("Reports to: council", True),
    ("overseen-by: council", True),
    ("reprots_to: council", False),
    ("name_of_board: council", False),
    ("succeeds: {council: {note: Since then.}}", True),
    ("overlaps: council", True),
    ("answers_outside: {basis: elected, source: review p. 2}", True),
    ("answers_outside: {basis: elected, value: statutory}", False),
    ("answers_outside: elections", False),
    ("chair: {title: Lead Member, standing: stated}", True),
    ("chair: {name: Lead Member}", False),
    ("chair: vacant", True),
    ("chair: [vacant]", False),
    ("members: [{agency: Police, seats: 2, posts: [Chief, Clerk], sector: strategic}]", None),
    ("members: [{seats: 2}]", False),
    ("members: {agency: Police}", False),
    ("scope: neighbour", True),
    ("scope: neighbor", False),
    ("same_as: nhs/icb.yaml#board", True),
    ("same_as: [../x/icb.yml#b, kent-2011#board 2]", True),
    ("same_as: nhs/icb.yaml", False),
    ("same_as: '#board'", False),
    ("same_as: /etc/passwd#board", False),
    ("same_as: 'nhs\\icb.yaml#board'", False),
    ("same_as: https://example.org/icb.yaml#board", False),
    ("same_as: [a#b, a#b]", False),
    ("same_as: {a: b}", False),
    ("same_as: []", False),
    ("same_as: 'C:/x.yaml#b'", None),
    (f"same_as: a#{'x' * 499}", False),
]


@pytest.mark.parametrize(("line", "is_right"), VALUES)
def test_a_value_is_right_for_the_schema_as_for_the_reader(line: str, is_right: bool | None) -> None:
    text = f"{BOARD_AND_COUNCIL}    {line}\n"
    if is_right is None:  # what a schema cannot say; it refuses nothing that the reader takes
        assert not list_marks("structure", text) or list_problems(text)
        return
    assert (not list_problems(text), not list_marks("structure", text)) == (is_right, is_right)


SPELLINGS = [str, str.upper, lambda word: word.replace("_", " "), lambda word: f"« {word.replace('_', '-')} »"]


@pytest.mark.parametrize("change", [*SPELLINGS, "  ".join])
def test_words_for_kinds_are_right_in_every_spelling(change: Any) -> None:
    for word in [*list_sure_kind_words()][::25]:
        text = f"structure: a\nbodies: {{a: {{name: A, kind: '{change(word)}'}}}}\n"
        assert (not list_problems(text)) == (not list_marks("structure", text)), change(word)


@pytest.mark.parametrize("change", SPELLINGS)
def test_words_for_relations_are_right_in_every_spelling(change: Any) -> None:
    words = [word for key in RELATION_FIELDS for word in list_relation_words(key)]
    bodies = [f"  b{number}: {{name: B, kind: board, {change(word)}: a}}\n" for number, word in enumerate(words)]
    text = "structure: kent\nbodies:\n  a: {name: A, kind: council}\n" + "".join(bodies)
    assert len(bodies) > 60
    assert (list_problems(text), list_marks("structure", text)) == ([], [])


@pytest.mark.parametrize(
    ("head", "keys", "is_right"),
    [
        ("kinds: {lhb: {label: Health board, like: board}}", "kind: lhb", True),
        ("kinds: {lhb: {label: Health board, like: bord}}", "kind: lhb", False),
        ("kinds: {lhb: {label: Health board}}", "kind: lhb", False),
        ("kinds: {board: {label: Health board, like: board}}", "kind: board", False),
        ("kinds: {lhb: {label: A, like: board}, other: {label: B, like: lhb}}", "kind: lhb", False),
        ("title: Kent", "kind: lhb", False),
        ("relations: {co_makes: {label: co_makes, like: informs}}", "kind: board, co_makes: {a: inferred}", True),
        ("relations: {co_makes: {label: co_makes, like: informs}}", "kind: board, co_makes: {a: {leed: yes}}", False),
        ("relations: {co_makes: {label: co_makes, like: infroms}}", "kind: board, co_makes: a", False),
        ("title: Kent", "kind: board, co_makes: a", False),
    ],
)
def test_words_of_a_structures_own_are_right_where_it_declares_them(head: str, keys: str, is_right: bool) -> None:
    text = f"structure: kent\n{head}\nbodies:\n  a: {{name: A, kind: board}}\n  b: {{name: B, {keys}}}\n"
    assert (not list_problems(text), not list_marks("structure", text)) == (is_right, is_right)


def test_a_bare_null_is_nothing_to_an_editor_and_text_to_the_reader() -> None:
    text = f"{BOARD_AND_COUNCIL}    note: WORD\n"
    for word in ("null", "~"):
        assert list_problems(text.replace("WORD", word)) == []
        assert list_marks("structure", text.replace("WORD", word))
        assert list_marks("structure", text.replace("WORD", f"'{word}'")) == []


@pytest.mark.parametrize("write", [json.dumps, yaml.safe_dump])
@pytest.mark.parametrize(
    "pair", [("kent-2011", "kent-2011-proposed"), ("lancashire-send-2024", "lancashire-send-2025")]
)
def test_the_changes_of_a_comparison_are_right(pair: tuple[str, str], write: Any) -> None:
    written = make_comparison_object(diff(*map(load, pair)))
    assert list_marks("changes", write(written)) == list_marks("changes", write(written["changes"])) == []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_change_has_the_keys_of_its_operation(operation: str) -> None:
    _, required = list_keys(operation)
    change = {"op": operation} | dict.fromkeys(required, "1")
    assert list_marks("changes", json.dumps([change])) == []
    parse_changes(json.dumps([change]), "changes.json")
    wrong = [{**change, "colour": "red"}, *({k: v for k, v in change.items() if k != key} for key in required)]
    for each in wrong:
        assert list_marks("changes", json.dumps([each]))
        with pytest.raises(StructureFileError):
            parse_changes(json.dumps([each]), "changes.json")


@pytest.mark.parametrize("text", ["", "changes: 3", "- remove_body", "- {body: a}", "- {op: remove_bodi}", "ops: []"])
def test_what_is_no_change_is_marked(text: str) -> None:
    assert list_marks("changes", text)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_reference_leads_somewhere_and_every_key_has_its_sentence(kind: str) -> None:
    schema = SCHEMAS[kind]()
    text = json.dumps(schema)
    assert set(re.findall(r'"#/definitions/([^"]*)"', text)) == set(schema.get("definitions", ()))
    for shape in (schema, *schema["definitions"].values()):
        for key, value in shape.get("properties", {}).items():
            assert value["description"].endswith("."), key


@pytest.mark.parametrize("word", ["reports’ to", "repo'rts_to", "ｒeports to"])
def test_a_word_that_folds_to_another_is_left_to_the_reader(word: str) -> None:
    text = f'{BOARD_AND_COUNCIL}    "{word}": council\n'
    assert (list_problems(text), list_marks("structure", text)) == ([], [])


@pytest.mark.parametrize("word", ["yes", "no", "true", "False"])
def test_a_yes_that_an_editor_takes_for_a_truth_is_right(word: str) -> None:
    text = f"{BOARD_AND_COUNCIL}    reports_to: {{council: {{lead: {word}}}}}\n"
    assert (list_problems(text), list_marks("structure", text)) == ([], [])
    seen = yaml.safe_load("structure: kent\nrecorded: {accountability: yes, scrutiny: no}\nbodies: {}\n")  # as YAML 1.1
    assert list_marks("structure", json.dumps(seen)) == []
