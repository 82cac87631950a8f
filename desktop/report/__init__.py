"""The report in the window: where its form and scope are chosen, and the pages of a PDF."""
