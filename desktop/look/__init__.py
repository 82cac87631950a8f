"""What everything looks like: colours, palettes, fonts, icons and the style; nothing of any feature."""
