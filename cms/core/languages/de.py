"""German."""

from .rules import Rules, Search, pairs

RULES = Rules(
    search=Search(
        stemmer="german",
        lemmas="de",
        stop_words="""
            der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei beim mit
            nach von vom zu zum zur fur uber unter um als wie ist sind war wird werden hat haben ich du er sie es wir
            ihr nicht sich auch dass wo was wer wenn ihre ihren ihrer sein seine
        """,
        nouns_in_capitals=True,
        accents={"a": "ä", "o": "ö", "u": "ü"},
        # where umlauts are missing on a keyboard
        respelled=pairs("ae>ä oe>ö ue>ü"),
    ),
)
