"""Pages of this site on other sites: an oEmbed provider, and the small card it leads to. docs/guides/embedding.md."""
