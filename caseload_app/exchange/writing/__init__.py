"""Files out: workbooks, printed pages, calendar files."""
