"""A local web server that shows structures in a browser while somebody edits them. It prints nothing."""
