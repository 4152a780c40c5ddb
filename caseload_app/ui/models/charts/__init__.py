"""The figures behind the charts, and the table of each."""
