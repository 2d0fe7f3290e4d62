"""ctgraph: how public partnerships are governed, as a graph of bodies joined by lines of account."""

__version__ = "0.1.0"
