"""Files in and out: workbooks, printed pages, calendar files, rule files."""
