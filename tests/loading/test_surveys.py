"""A survey is read with the structures that answer it; what does not fit is reported at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from reading import read

from ctgraph.errors import StructureFileError, UnknownNameError
from ctgraph.loading import catalogue
from ctgraph.loading.structures import load_structure
from ctgraph.loading.surveys import load_survey
from ctgraph.model import Answer, Document, Source
from ctgraph.model.surveys import Question, Survey

SURVEY = """\
survey: health
title: Health in three places
sources: {form: {title: The form, date: 2012}}
note: Made up.
questions:
  board:
    text: Is there a board?
    codes: {yes: There is, no: There is none, no_response: No response}
  plan: {text: Is there a plan?, codes: {yes: There is, no: There is none, no_response: No response}}
"""
KENT = """\
structure: kent
title: Kent
authority: Kent
sources: {reply: {title: Reply}}
bodies: {}
answers:
  board: {code: yes, text: It meets., source: reply row 1}
  plan: {code: no_response}
"""
ROWS: list[dict[str, str]] = yaml.load(Path(__file__).with_name("bad_surveys.yml").read_bytes(), yaml.CSafeLoader)

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**files: str) -> None:
    for name, text in files.items():
        path = Path(name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def case(row: dict[str, str]) -> Any:
    return pytest.param(row, id=row["case"])


def list_problems(path: str = "survey.yaml") -> list[str]:
    with pytest.raises(StructureFileError) as caught:
        load_survey(path)
    return str(caught.value).split("\n")


@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_a_bad_survey_is_reported_word_for_word(row: dict[str, str]) -> None:
    definition = row.get("as", "survey.yaml")
    Path(definition).write_text(row.get("survey", SURVEY), encoding="utf-8")
    Path("kent.yaml").write_text(row.get("structure", KENT), encoding="utf-8")
    assert list_problems(definition) == row["messages"].splitlines()


def test_every_row_of_the_table_has_a_name_of_its_own() -> None:
    names = [row["case"] for row in ROWS]
    assert len(names) == len(set(names)) >= 15


def test_a_survey_is_read_with_its_structures() -> None:
    write(survey=SURVEY, kent=KENT, below__surrey=KENT.replace("kent", "surrey").replace("Kent", "Surrey"))
    survey, structures = load_survey("survey.yaml")
    codes = {"yes": "There is", "no": "There is none", "no_response": "No response"}
    assert survey == Survey(
        id="health",
        title="Health in three places",
        file="survey.yaml",
        questions={
            "board": Question("board", "Is there a board?", codes),
            "plan": Question("plan", "Is there a plan?", codes),
        },
        documents={"form": Document("form", "The form", "2012")},
        note="Made up.",
    )
    assert list(survey.questions["board"].codes) == ["yes", "no", "no_response"]  # in the order of the file
    assert {structure.id for structure in structures} == {"kent", "surrey"}
    assert structures[1].answers == (
        Answer("board", "yes", 7, "It meets.", (Source("reply", "row 1", "reply row 1"),)),
        Answer("plan", "no_response", 8),
    )


def test_answers_need_no_survey_to_be_read() -> None:
    assert [answer.code for answer in read(KENT.replace("yes", "anything")).answers] == ["anything", "no_response"]


def test_the_problems_of_every_file_are_reported_in_one_run_by_file() -> None:
    write(survey=SURVEY.replace("title", "titel", 1), essex=KENT.replace("code: yes", "code: yea"), kent="structure: [")
    Path("surrey.yml").write_bytes(b"structure: \xff")
    files = [line.partition(":")[0] for line in list_problems()]
    assert list(dict.fromkeys(files)) == ["survey.yaml", "essex.yaml", "kent.yaml", "surrey.yml"]


def test_a_definition_that_cannot_be_read_is_reported_with_the_rest() -> None:
    write(kent=KENT.replace("bodies: {}", "bodies: []"))
    Path("survey.yaml").write_bytes(b"survey: \xff")
    assert [line.partition(":")[0] for line in list_problems()] == ["survey.yaml", "kent.yaml"]


def test_a_survey_without_answers_is_refused() -> None:
    write(survey=SURVEY)
    with pytest.raises(UnknownNameError, match=r"^survey\.yaml: no structure stands beside it to answer the survey$"):
        load_survey("survey.yaml")


def test_progress_counts_the_files_that_have_been_read() -> None:
    write(survey=SURVEY, kent=KENT, surrey=KENT.replace("structure: kent", "structure: surrey"))
    progress: list[tuple[int, int]] = []
    load_survey("survey.yaml", lambda done, total: progress.append((done, total)))
    assert progress == [(1, 2), (2, 2)]


# Which file defines a survey


def test_the_file_that_defines_a_survey_is_no_structure() -> None:
    write(all__survey=SURVEY, all__kent=KENT, all__below__survey=SURVEY)
    assert catalogue.locate("all") == [str(Path("all", "kent.yaml"))]


def test_a_survey_named_as_a_structure_is_refused_with_the_right_command() -> None:
    write(survey=SURVEY)
    with pytest.raises(StructureFileError) as caught:
        load_structure("survey.yaml")
    assert str(caught.value) == (
        "survey.yaml:1:1: this file defines a survey, and is no structure; 'ctgraph survey' reads it"
    )


@pytest.mark.parametrize(
    "head",
    ["structure: survey\n", "# ours\n\nstructure : survey\n", '"structure": survey\n', "\ufeffstructure: survey\n"],
)
def test_a_structure_that_has_that_name_is_a_structure(head: str) -> None:
    write(all__survey=f"{head}bodies: {{}}\n")
    (path,) = catalogue.locate("all")
    assert load_structure(path).id == "survey"
    with pytest.raises(UnknownNameError, match="no survey in this folder or below"):
        catalogue.locate_survey("all")


def test_a_structure_in_brackets_that_has_that_name_is_a_structure() -> None:
    write(all__survey='{"structure": "survey", "bodies": {}}\n')
    assert len(catalogue.locate("all")) == 1


def test_a_question_called_structure_makes_no_structure() -> None:
    write(all__survey=SURVEY.replace("board", "structure"), all__kent=KENT)
    assert len(catalogue.locate("all")) == 1


def test_a_survey_is_named_by_its_folder_its_file_or_its_id() -> None:
    write(health__survey=SURVEY, other__survey=SURVEY)
    Path("ours").mkdir()
    assert catalogue.locate_survey("health") == str(Path("health", "survey.yaml"))
    assert catalogue.locate_survey(str(Path("other", "survey.yaml"))) == str(Path("other", "survey.yaml"))
    assert Path(catalogue.locate_survey("survey-2011")).parent.name == "survey-2011"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ours", "ours: no survey in this folder or below; expected a file survey.yaml that defines one"),
        ("surveys-2011", "surveys-2011: no such file or folder, and no survey of that id; did you mean 'survey-2011'?"),
        ("xyz", "xyz: no such file or folder, and no survey of that id; those that ship with ctgraph are survey-2011"),
        (".", "there are 2 surveys here; name one of them: health/survey.yaml, other/survey.yaml"),
    ],
)
def test_a_name_of_no_survey_or_of_several_is_refused(name: str, message: str) -> None:
    write(health__survey=SURVEY, other__survey=SURVEY)
    Path("ours").mkdir()
    with pytest.raises(UnknownNameError) as caught:
        catalogue.locate_survey(name)
    assert str(caught.value).replace("\\", "/") == message


def test_without_a_name_it_is_the_survey_below_structures_or_the_one_that_ships() -> None:
    assert Path(catalogue.locate_survey(None)).parent.name == "survey-2011"
    write(structures__kent=KENT)
    assert Path(catalogue.locate_survey(None)).parent.name == "survey-2011"
    write(structures__health__survey=SURVEY)
    assert catalogue.locate_survey(None) == str(Path("structures", "health", "survey.yaml"))
    write(structures__other__survey=SURVEY)
    with pytest.raises(UnknownNameError, match="there are 2 surveys here; name one of them"):
        catalogue.locate_survey(None)


def test_without_a_name_and_a_survey_the_message_says_what_to_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "shipped_surveys", dict)
    with pytest.raises(UnknownNameError, match=r"^name a survey: its folder, or its id$"):
        catalogue.locate_survey(None)


def test_a_survey_that_ships_has_its_folder_for_its_id() -> None:
    for name, path in catalogue.shipped_surveys().items():
        survey, structures = load_survey(path)
        assert survey.id == name
        assert [structure.id for structure in structures] == [Path(each).stem for each in catalogue.locate(name)]
