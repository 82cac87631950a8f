"""What was: the list of steps and their changes in words, the way back to one, and the project as it was then."""
