"""Swedish."""

from .rules import Rules, Search

RULES = Rules(
    search=Search(
        stemmer="swedish",
        lemmas="sv",
        stop_words="""
            och eller men i pa av for till fran med om en ett den det de som ar var har inte att jag du vi ni sig sin
        """,
    ),
)
