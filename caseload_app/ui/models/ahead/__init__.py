"""The weeks ahead and the calendar of absences as grids and rows."""
