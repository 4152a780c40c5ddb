"""Charts: what they show, how each kind is drawn, and the widget that shows them."""
