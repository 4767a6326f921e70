"""``make bench-search``: what the search finds and how fast, with Wagtail's own backend beside it in the same run."""
