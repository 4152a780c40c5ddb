"""What turns the source into what is handed out: installer, portable zip, bill of materials."""
