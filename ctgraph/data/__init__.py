"""Data that ships with the code: statutory duties and the font."""
