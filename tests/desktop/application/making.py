"""The texts in which the window is tested."""

TEXTS = {"Evening": "All were saved.\n\nShe is in tow.", "Morning": "Many were lost.", "Inquiry": "1,490 were lost."}
