"""Spreadsheets in: files to sheets, headings recognised, rows to claims."""
