"""The shapes that contributors fill in, and how what they write is found: by its file name, with no list to edit."""
