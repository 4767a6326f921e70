"""English."""

from django.utils.translation import gettext

from .rules import Facts, Formats, Rules, Search

FACTS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twent* thirt* fort* fift* sixt* sevent* eight* ninet* hundred* thousand* million* billion* dozen*
first* second* third* fourth* fifth* sixth* seventh* ninth* tenth* eleventh* twelfth* half halves quarter* double*
triple* twice thrice once both single pair* couple* several
percent per euro* dollar* pound* cent* metre* meter* kilometre* kilometer* km mile* hectare* litre* kg kilo* ton*
second* minute* hour* day* week* fortnight* month* year* decade* centur* daily weekly monthly yearly annual*
am pm noon midday midnight morning* afternoon* evening* night* today tomorrow yesterday tonight
monday* tuesday* wednesday* thursday* friday* saturday* sunday* spring summer autumn winter
not no non never none nobody nothing nowhere neither nor without cannot except unless only fail* refus* reject* den*
ban* forbid* forbidden prohibit* illegal* legal* unable able cancel* postpone* clos* open* end* start* stop*
north* south* east* west* left right up down upper lower above below over under before after until till since
more less fewer most least minimum maximum increas* decreas* ris* fall* grew shrank free paid optional mandatory
required must may might can hire* fire* yes true false all any each every same different against for
street road avenue square lane drive place boulevard bridge building floor room box postcode
"""

RULES = Rules(
    name="English",
    place=1,
    said=lambda: gettext("in English"),
    formats=Formats(locale="en-GB"),  # dates begin with the day
    search=Search(
        stemmer="english",
        lemmas="en",
        stop_words="""
            a an the and or but of in on at to for from by with about into is are was were be been has have had do
            does did i you he she it we they my your his her its our their this that these those not as if how what
            when where who which can there
        """,
        possessive="'s",
    ),
    facts=Facts(words=FACTS),
)
