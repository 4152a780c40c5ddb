"""The supervision loop: when it is due, what a session holds, and what is carried on from it."""
