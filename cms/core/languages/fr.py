"""French."""

from django.utils.translation import gettext

from .rules import Facts, Formats, Rules, Search, words

FACTS = """
zero deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt* trente* quarante*
cinquante* soixante* septante* huitante* nonante* cent cents mille millier* million* milliard* douzaine* dizaine*
vingtaine* centaine* premier* premiere* deuxieme* second* troisieme* *ieme demi* moitie tiers quart* double* triple*
fois seul* plusieurs
pourcent euro* dollar* livre* metre* kilometre* km hectare* litre* kg kilo* tonne* seconde* minute* heure* jour*
journee*
semaine* mois an ans annee* decennie* siecle* quotidien* hebdomadaire* mensuel* annuel* midi minuit matin* soir*
apres-midi
aujourd'hui aujourd hui demain hier printemps ete automne hiver
ne n pas non jamais aucun* rien personne sans ni nul* sauf excepte seulement refus* rejet* interdi* illega* legal*
annul* report* ferm* ouver* ouvr* fin* debut* commenc* arret*
nord sud est ouest gauche droit* haut bas dessus dessous avant apres jusqu jusque jusqu'* depuis contre pour
plus moins maximum minimum augment* diminu* hausse* baisse* gratuit* payant* facultati* obligatoire* doit doivent peut
peuvent oui vrai* faux tout* tous chaque meme* different*
rue route avenue place chemin boulevard allee pont immeuble etage salle bp cedex
"""

RULES = Rules(
    name="Français",
    place=2,
    said=lambda: gettext("in French"),
    parted_by_apostrophes=True,
    plurals="nplurals=2; plural=(n > 1);",
    formats=Formats(first_of_month="1er"),
    search=Search(
        stemmer="french",
        lemmas="fr",
        stop_words="""
            le la les l un une des d du de et ou mais a au aux en dans par pour sur avec sans sous chez que qui quoi
            dont se s ce cet cette ces est sont ete etre avoir ont il elle ils elles on nous vous je tu son sa ses
            leur leurs mon ma mes ne n pas plus comment quand
        """,
        elisions=words("c d j l m n s t qu jusqu lorsqu puisqu quoiqu"),
        accents={"a": "àâ", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü", "c": "ç"},
    ),
    facts=Facts(words=FACTS),
)
