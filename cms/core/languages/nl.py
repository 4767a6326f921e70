"""Dutch."""

from .rules import Rules, Search

RULES = Rules(
    search=Search(
        stemmer="dutch",
        lemmas="nl",
        stop_words="""
            de het een en of maar in op aan te tot van voor met bij uit naar om is zijn was wordt dat die dit deze
            niet ik u
        """,
    ),
)
