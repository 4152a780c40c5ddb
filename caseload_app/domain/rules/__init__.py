"""The rule engine: rules as values, what starts and meets them, and why a date is what it is."""
