"""The survey of June 2011 as it ships, and its rows as they were read from the document a second time."""

from __future__ import annotations

from analysed import survey

from ctgraph.results.survey import Asked

ANSWERS = survey("survey-2011", Asked())
BY_AUTHORITY = {each.structure.authority: each.structure for each in ANSWERS.authorities}

# Read from the document a second time, apart from the files: part, row, region, and the four answers.
ROWS = {
    "Kent": (1, 1, "South East", "undecided yes yes not_yet"),
    "East Sussex": (1, 2, "South East", "yes yes yes no_response"),
    "Essex": (1, 3, "East of England", "yes yes no yes"),
    "Lancashire": (1, 4, "North West", "merging yes yes merging"),
    "Northamptonshire": (1, 5, "East Midlands", "yes not_said yes not_yet"),
    "Staffordshire": (1, 6, "West Midlands", "undecided no yes not_yet"),
    "Warwickshire": (1, 7, "West Midlands", "yes yes yes not_yet"),
    "Worcestershire": (1, 8, "West Midlands", "yes being_set_up yes not_yet"),
    "Birmingham": (2, 1, "West Midlands", "yes no yes not_yet"),
    "Coventry": (2, 2, "West Midlands", "yes yes yes not_yet"),
    "Dudley": (2, 3, "West Midlands", "undecided unsettled yes not_yet"),
    "Durham": (2, 4, "North East", "yes yes yes not_yet"),
    "Hampshire": (2, 5, "South East", "yes yes yes blank"),
    "Herefordshire": (2, 6, "West Midlands", "yes no yes not_yet"),
    "Hertfordshire": (2, 7, "East of England", "no unsettled yes yes"),
    "Barnet": (2, 8, "London", "yes no_response yes no_response"),
    "Tower Hamlets": (2, 9, "London", "yes no no_response no_response"),
    "Oxfordshire": (2, 10, "South East", "yes yes existing not_yet"),
    "Sandwell": (2, 11, "West Midlands", "yes no yes not_said"),
    "Shropshire": (2, 12, "West Midlands", "no no yes not_yet"),
    "Solihull": (2, 13, "West Midlands", "undecided no no not_yet"),
    "Stoke-on-Trent": (2, 14, "West Midlands", "yes no_response yes not_yet"),
    "Surrey": (2, 15, "South East", "yes being_set_up intended no"),
    "West Sussex": (2, 16, "South East", "yes unsettled existing not_yet"),
    "Wolverhampton": (2, 17, "West Midlands", "yes no_response yes in_part"),
}
