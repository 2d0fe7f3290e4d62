"""JSON, written field by field, so that it changes only when somebody means it to."""

from ctgraph.presenters.renderer import Renderer, by_family

RENDERER = Renderer(format="json", write=by_family(__name__))
