"""What did the authorities answer to a survey?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from ctgraph.errors import UnknownNameError, did_you_mean, list_some
from ctgraph.model import Structure, fold_separators, make_sort_key
from ctgraph.model.surveys import Question, Survey
from ctgraph.results.survey import Asked, AuthorityAnswers, SurveyAnswers, Tally


def answer_survey(definition: Survey, structures: Sequence[Structure], asked: Asked) -> SurveyAnswers:
    """Return the answers to the questions asked for, of the authorities asked for, and their tallies.

    Names are matched in any case, and with a hyphen for a space. Raises `UnknownNameError`, with the nearest, for a question, code, authority or region
    that the survey does not have.
    """
    asked = _resolved(definition, structures, asked)
    questions = [definition.questions[question] for question in asked.questions or definition.questions]
    chosen = sorted(
        (structure for structure in structures if _is_asked_for(structure, asked)),
        key=lambda structure: (make_sort_key(structure.authority), structure.id),
    )
    authorities = tuple(_answers(structure, questions) for structure in chosen)
    given = Counter((answer.question, answer.code) for authority in authorities for answer in authority.answers)
    tallies = tuple(
        Tally(question, tuple((code, given[question.id, code]) for code in question.codes)) for question in questions
    )
    return SurveyAnswers(definition, asked, len(structures), tallies, authorities)


def _resolved(definition: Survey, structures: Iterable[Structure], asked: Asked) -> Asked:
    authorities = {structure.authority for structure in structures}
    regions = {structure.region for structure in structures if structure.region}
    return Asked(
        _names("question", asked.questions, definition.questions, definition),
        tuple(dict.fromkeys(_condition(definition, *pair) for pair in asked.where)),
        _names("authority", asked.authorities, authorities, definition),
        _names("region", asked.regions, regions, definition),
    )


def _names(noun: str, wanted: Iterable[str], known: Collection[str], definition: Survey) -> tuple[str, ...]:
    """Return what is named, once each; one text names several with commas, where it is not itself a name with a comma."""
    folded = {fold_separators(name) for name in known}
    names = [
        name for text in wanted for name in ([text] if fold_separators(text) in folded else text.split(","))
    ]  # fmt: skip
    return tuple(dict.fromkeys(_named(noun, name, known, definition) for name in names))


def _condition(definition: Survey, name: str, code: str) -> tuple[str, str]:
    question = definition.questions[_named("question", name, definition.questions, definition)]
    by_folded = {fold_separators(known): known for known in question.codes}
    found = by_folded.get(fold_separators(code))
    if found is None:
        hint = did_you_mean(code, question.codes) or f"; expected one of {list_some(question.codes)}"
        raise UnknownNameError(f"{code!r} is not a code of {question.id!r} in {definition.id}{hint}")
    return question.id, found


def _named(noun: str, wanted: str, known: Iterable[str], definition: Survey) -> str:
    by_folded = {fold_separators(name): name for name in sorted(known)}
    found = by_folded.get(fold_separators(wanted))
    if found is None:
        hint = did_you_mean(wanted, by_folded.values()) or f"; it has {list_some(sorted(by_folded.values()))}"
        raise UnknownNameError(f"{definition.id} has no {noun} {wanted!r}{hint}")
    return found


def _is_asked_for(structure: Structure, asked: Asked) -> bool:
    if asked.authorities and structure.authority not in asked.authorities:
        return False
    if asked.regions and structure.region not in asked.regions:
        return False
    codes = {answer.question: answer.code for answer in structure.answers}
    return all(codes[question] == code for question, code in asked.where)


def _answers(structure: Structure, questions: Iterable[Question]) -> AuthorityAnswers:
    by_question = {answer.question: answer for answer in structure.answers}
    return AuthorityAnswers(structure, tuple(by_question[question.id] for question in questions))
