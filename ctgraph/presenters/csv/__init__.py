"""CSV tables, one row a thing, for spreadsheets; no cell that a spreadsheet would run as a formula."""

from ctgraph.presenters.renderer import Renderer, by_family

RENDERER = Renderer(format="csv", write=by_family(__name__))
