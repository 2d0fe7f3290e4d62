"""Changes to the text of a file that leave every other line as it is: comments, order, quotes and line ends."""
