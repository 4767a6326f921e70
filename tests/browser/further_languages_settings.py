"""The development settings with Polish and Arabic, whether the site is published in them yet or not."""

from cms.core import languages

FURTHER = (languages.Language("pl", "Polski"), languages.Language("ar", "العربية", "rtl"))
languages.TABLE += tuple(each for each in FURTHER if each.code not in dict(languages.LANGUAGES))
languages.LANGUAGES[:] = [(language.code, language.name) for language in languages.TABLE]
languages._BY_CODE.update({language.code: language for language in languages.TABLE})

from cms.settings.dev import *  # noqa: E402, F403 - the table must be complete before the settings read it
