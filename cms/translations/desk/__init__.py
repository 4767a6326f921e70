"""The translators' screens in the admin: what there is in which language, and one translation paragraph by paragraph."""
