"""Pages of this site on other sites: an oEmbed provider, and the small card that it leads to. docs/embedding.md."""
