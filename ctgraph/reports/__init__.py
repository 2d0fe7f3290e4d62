"""Files for a meeting: html, pdf, docx and Markdown."""
