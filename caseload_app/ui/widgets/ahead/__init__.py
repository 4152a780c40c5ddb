"""What the page of the weeks ahead is made of."""
