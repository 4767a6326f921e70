"""Polish."""

from django.utils.translation import gettext

from .rules import Alphabet, Facts, Formats, Rules, Search, pairs

FACTS = """
zer* jed* dw* dwa trzy* trzech trzem* trzeci* czter* czwart* pie* szes* szos* sied* siod* osm* osiem* dziew* dzies*
jedena*
dwana* trzyna* czterna* pietna* szesna* siedemna* osiemna* dziewietna* dwadzie* trzydzie* czterdzie* sto stu set setk*
dwiescie trzysta czterysta tysi* milion* miliard* tuzin* pierwsz* drug* obaj obie oba oboje pol polow* poltor* cwier*
podw* potr* raz razy kilk* wiel*
procent* euro zlot* grosz* dolar* metr* kilometr* km hektar* litr* kg kilo* ton* minut* godzin* dzien* dni* dnia
tydzien
tygod* miesi* rok* roku lat* dekad* wiek* codzien* tygodniow* miesieczn* roczn* poludni* polnoc* rano wieczor* noc*
dzis* jutr* wczoraj* wiosn* lat* jesie* zim*
poniedzial* wtor* srod* sobot* niedziel* stycz* lut* marc* marzec kwie* maj* czerw* lip* sierp* wrzes* wrzesn* pazdz*
listopad* grud*
nie ani nigdy nikt* nikog* nic* niczeg* zaden* zadn* bez oprocz tylko jedynie odrzuc* odmow* zakaz* zabron*
nielegal* legal*
odwol* przeloz* zamk* otw* koni* konc* pocza* rozpo*
wschod* zachod* lew* praw* gor* dol* powyz* poniz* nad pod przed po do od przeciw* dla
wiecej mniej najw* najm* maksim* maksym* minim* wzr* spad* zwieksz* zmniejsz* bezplat* darm* plat* dobrowoln*
obowiazk*
musi* moze* mog* tak prawd* fals* wszys* kazd* sam* inn*
ul ulic* alej* al plac* pl drog* most* budyn* pietr* sal* pokoj*
"""

RULES = Rules(
    name="Polski",
    place=4,
    said=lambda: gettext("in Polish"),
    plurals="nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    formats=Formats(grouped_from_five=True),
    alphabet=Alphabet(letters="aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"),
    search=Search(
        stemmer="polish",
        lemmas="pl",
        stop_words="""
            i a o w we z ze na do od po za dla przez przy pod nad oraz lub ale ze to ten ta te tego tej tych sie jest
            sa byl byla jak nie co ktory ktora ktore czy gdzie kiedy jego jej ich u
        """,
        derived=pairs("""
            anie>ać enie>ić enie>yć cie>ć ować> nie>ny ko>ki arka>arz elka>el szka>sz latka>latek czyni>ca aczka>acz
            istka>ista niczka>nik żka>g orka>or erka>er ntka>nt anka>aniec
        """),
        accents={"a": "ą", "c": "ć", "e": "ę", "l": "ł", "n": "ń", "o": "ó", "s": "ś", "z": "źż"},
    ),
    facts=Facts(words=FACTS),
)
