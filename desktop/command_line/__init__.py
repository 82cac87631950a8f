"""The command `crossread`: a thin layer over `crossread.db`; Qt is loaded only to open the window."""
