"""What authorities answered to a survey, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import text
from ctgraph.presenters.json.values import source_value
from ctgraph.results.survey import SurveyAnswers


def _survey(found: SurveyAnswers) -> str:
    return text(
        {
            "questions": [
                {"id": tally.question.id, "text": tally.question.text, "tally": dict(tally.counts)}
                for tally in found.tallies
            ],
            "authorities": [
                {
                    "authority": each.structure.authority,
                    "region": each.structure.region or None,
                    "structure": each.structure.id,
                    "answers": {
                        answer.question: {
                            "code": answer.code,
                            "text": answer.text or None,
                            "source": source_value(answer.sources),
                        }
                        for answer in each.answers
                    },
                }
                for each in found.authorities
            ],
        }
    )


WRITERS = {SurveyAnswers: _survey}
