"""All about one claim or event: why its accounts cannot all hold, every passage in its context, pair by pair."""
