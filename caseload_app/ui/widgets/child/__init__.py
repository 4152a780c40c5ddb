"""What the child card is made of: its head, its dates, and the forms that change it."""
