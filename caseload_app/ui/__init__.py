"""The window: pages, tables, dialogs; it shows values and asks services."""
