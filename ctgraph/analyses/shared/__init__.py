"""What several rules share. A rule itself is a file of the folder above, which defines `RULE`."""
