"""Who takes which child: scenarios tried before anything is saved, and who held whom when."""
