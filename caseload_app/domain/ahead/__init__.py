"""What lies ahead: absences and who covers, the weeks to come, and handing cases over."""
