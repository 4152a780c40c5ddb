"""The pages of the window. None knows another: they ask for each other by `Destination`."""
