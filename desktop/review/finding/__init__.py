"""What the researcher found on a claim or event: the verdict, what was decided earlier, what changed since."""
