"""One file for each foreign format, in and out, and what is made of a sheet of groups."""
