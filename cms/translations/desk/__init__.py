"""The translators' screens: what there is in which language, and one translation paragraph by paragraph."""
