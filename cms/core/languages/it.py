"""Italian."""

from .rules import Rules, Search, words

RULES = Rules(
    parted_by_apostrophes=True,
    search=Search(
        stemmer="italian",
        lemmas="it",
        stop_words="""
            il lo la i gli le l un uno una e ed o ma di del dello della dei degli delle d a al allo alla ai agli alle
            da dal dalla dai in nel nella nei nelle con su sul sulla per tra fra che chi si se e sono era essere ha
            hanno non come piu mi ti io dove quando
        """,
        elisions=words("c d l m n s t v un all dall dell nell sull coll quell quest"),
        accents={"a": "à", "e": "èé", "i": "ì", "o": "ò", "u": "ù"},
    ),
)
