"""Translations as files, out and in: PO and XLIFF 2.0, one by one or as a zip. docs/guides/translation-files.md."""
