"""The codebook in the left panel: events, claims and voices, to be made, edited, grouped, merged, deleted."""
