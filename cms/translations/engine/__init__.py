"""The adapter to wagtail-localize, the translation engine: its rows, its strings, its jobs, and what it generates."""
