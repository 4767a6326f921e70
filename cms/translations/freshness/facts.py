"""What a text states as fact, so that a change of it can be told from rewording."""

from functools import cache

from babel import Locale, UnknownLocaleError

from cms.core.languages import rules_of

from .tokens import Token, bare, carries_meaning, tokens


def figures(text: str) -> list[str]:
    """Numbers, addresses, e-mails and the signs beside them, in order."""
    return [token.text for token in tokens(text) if _is_figure(token)]


def fact_words(text: str, language: str) -> list[str]:
    """Words that state a fact in this language (see its file in ``cms.core.languages``), in order."""
    known = vocabulary(_main(language))
    return [token.text.casefold() for token in tokens(text) if token.kind == "word" and known.holds(token.text)]


def names(text: str) -> list[str]:
    """Words with a capital letter inside a sentence, and those all in capitals: places, streets, people. Sorted."""
    return sorted(token.text.casefold() for token in tokens(text) if _is_name(token))


@cache
def vocabulary(language: str) -> "Vocabulary":
    return Vocabulary(language)


class Vocabulary:
    """The fact words of one language. A language without a list of its own has its calendar's."""

    def __init__(self, language: str):
        facts = rules_of(language).facts
        listed = facts.words.split()
        self.exact = {bare(word) for word in listed if "*" not in word} | calendar_words(language)
        self.beginnings = tuple(bare(word[:-1]) for word in listed if word.endswith("*"))
        self.endings = tuple(bare(word[1:]) for word in listed if word.startswith("*"))
        self.attached = facts.attached

    def holds(self, word: str) -> bool:
        return any(self._has(form) for form in self._forms(bare(word)))

    def _has(self, form):
        return (
            form in self.exact
            or form.endswith("n't")
            or form.startswith(self.beginnings)
            or bool(self.endings and form.endswith(self.endings))
        )

    def _forms(self, word):
        """The word, its parts around an apostrophe, and what is left without what may be attached to it."""
        yield word
        yield word.replace("'", "")
        yield from word.split("'") if "'" in word else ()
        for attached in self.attached:
            if word.startswith(attached) and len(word) > len(attached) + 1:
                yield word.removeprefix(attached)


def calendar_words(language: str) -> set[str]:
    """Names of months and weekdays, in full and short, in the forms that CLDR knows."""
    found = set()
    for code in rules_of(language).facts.calendars or (language,):
        try:
            locale = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        for table in (locale.months, locale.days):
            for context in ("format", "stand-alone"):
                for width in ("wide", "abbreviated"):
                    found |= {bare(part) for name in table[context][width].values() for part in _parts(name)}
    return found


def _parts(name):
    return [token.text for token in tokens(name) if token.kind == "word"]


def _main(language):
    return language.replace("_", "-").split("-")[0].lower()


def _is_figure(token: Token) -> bool:
    if token.kind in ("number", "address"):
        return True
    if token.kind == "word":
        return any(char.isnumeric() for char in token.text)
    return carries_meaning(token.text) and token.text not in "?؟/&"


def _is_name(token: Token) -> bool:
    word = token.text
    return token.kind == "word" and word[0].isupper() and (not token.begins or (len(word) > 1 and word.isupper()))
