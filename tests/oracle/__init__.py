"""A second working-out of the answers, apart from the program, to compare with."""
