"""Words so common that a query may do without them: articles, prepositions, pronouns and the like.

They are kept in the index, and a query of nothing else asks for them; beside other words they are left out.
"""

from .words import fold

_LISTS = {
    "ar": """في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين ان او و ثم هو هي هم كان كانت لا ما لم لن قد كل بعد قبل
        بين""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei beim mit
        nach von vom zu zum zur fur uber unter um als wie ist sind war wird werden hat haben ich du er sie es wir ihr
        nicht sich auch dass wo was wer wenn ihre ihren ihrer sein seine""",
    "el": """ο η το οι τα του τησ των τον την τουσ τισ στο στη στην στον στουσ στισ στα και η να με για απο σε που ωσ
        ειναι ενα μια ενασ δεν θα ωσ πωσ""",
    "en": """a an the and or but of in on at to for from by with about into is are was were be been has have had do does
        did i you he she it we they my your his her its our their this that these those not as if how what when where
        who which can there""",
    "es": """el la los las un una unos unas y e o u pero de del en a al con por para sin sobre entre que se es son fue
        ser esta este estos estas su sus lo le les no si como mas muy mi tu yo donde cuando quien""",
    "fa": "و در به از که این ان را با است برای تا هم یا بر یک ها های می هر اما اگر ما شما من او",
    "fr": """le la les l un une des d du de et ou mais a au aux en dans par pour sur avec sans sous chez que qui quoi
        dont se s ce cet cette ces est sont ete etre avoir ont il elle ils elles on nous vous je tu son sa ses leur
        leurs mon ma mes ne n pas plus comment quand""",
    "it": """il lo la i gli le l un uno una e ed o ma di del dello della dei degli delle d a al allo alla ai agli alle
        da dal dalla dai in nel nella nei nelle con su sul sulla per tra fra che chi si se e sono era essere ha hanno
        non come piu mi ti io dove quando""",
    "nl": """de het een en of maar in op aan te tot van voor met bij uit naar om is zijn was wordt dat die dit deze niet
        ik u""",
    "pl": """i a o w we z ze na do od po za dla przez przy pod nad oraz lub ale ze to ten ta te tego tej tych sie jest
        sa byl byla jak nie co ktory ktora ktore czy gdzie kiedy jego jej ich u""",
    "sv": "och eller men i pa av for till fran med om en ett den det de som ar var har inte att jag du vi ni sig sin",
    "uk": """і й та а але або чи в у з зі із на до від по за для через при під над про що це цей ця ці то не як є був
        була було його її їх їхній який яка яке які де коли""",
}
STOP_WORDS = {language: frozenset(map(fold, words.split())) for language, words in _LISTS.items()}


def stop_words(language: str) -> frozenset[str]:
    """The stop words of a BCP 47 code, folded; none for a language that has no list."""
    return STOP_WORDS.get(language) or STOP_WORDS.get(language.split("-")[0], frozenset())
