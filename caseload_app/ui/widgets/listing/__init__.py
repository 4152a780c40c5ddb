"""What a list offers round its table: filters in the headings, chips, views, a quick look."""
