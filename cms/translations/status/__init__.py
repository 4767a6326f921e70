"""How every piece of content stands in every language, kept as rows: docs/how-it-works/translation-status.md.

``loading`` reads what the state follows from, ``computing`` is the pure rule, ``writing`` keeps the rows,
``signal_handlers`` says when. Whoever wants to know a state asks ``cms.translations.states``.
"""
