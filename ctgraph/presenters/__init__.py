"""What each question answers, as blocks for people, as JSON and as rows: one file a question."""
