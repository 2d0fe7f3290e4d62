"""A page of structures, served to a browser on this machine while somebody edits them. Prints nothing."""
