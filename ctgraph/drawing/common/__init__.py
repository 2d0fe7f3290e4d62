"""What every diagram uses: the look of things, Graphviz, quoting, pages."""
