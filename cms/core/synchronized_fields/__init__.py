"""Fields without words (wagtail-localize: synchronized fields): right in every language once the original is public."""
