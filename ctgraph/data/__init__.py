"""What ships beside the code: statutory duties, the vocabulary, and the font."""
