"""Text made to do harm, in every field there is: on the screen, on paper and in files."""
