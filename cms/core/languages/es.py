"""Spanish."""

from django.utils.translation import gettext

from .rules import Alphabet, Facts, Formats, Rules, Search

FACTS = """
cero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieci* veint* treinta cuarenta
cincuenta sesenta setenta ochenta noventa cien* ciento* doscient* trescient* cuatrocient* quinient* seiscient*
setecient*
ochocient* novecient* mil miles millon* docena* decena* centenar* primer* segund* tercer* cuart* quint* sext* septim*
octav* noven* decim* medi* mitad* tercio* cuarto* doble* triple* vez veces ambos ambas sol* vari*
ciento euro* dolar* libra* metro* kilometro* km hectarea* litro* kg kilo* tonelada* minuto* hora* dia* semana* mes
meses
ano anos decada* siglo* diari* semanal* mensual* anual* mediodia medianoche manana* tarde* noche* hoy ayer
primavera verano otono invierno lunes martes miercoles jueves viernes sabado* domingo*
no ni nunca jamas ningun* nada nadie sin tampoco salvo excepto solo solamente rechaz* neg* prohib* ilegal* legal*
cancel* aplaz* cerr* cierr* cerrad* abiert* abr* fin* comienz* comenz* inici*
norte sur este oeste izquierd* derech* arriba abajo encima debajo sobre bajo antes despues hasta desde contra para
mas menos maximo minimo aument* disminu* sub* baj* gratis gratuit* pago opcional* obligatori* debe deben puede pueden
si verdader* fals* tod* cada mism* diferent*
calle avenida plaza camino carretera paseo puente edificio piso planta sala apartado
"""

RULES = Rules(
    name="Español",
    place=3,
    said=lambda: gettext("in Spanish"),
    formats=Formats(grouped_from_five=True),
    alphabet=Alphabet(letters="abcdefghijklmnñopqrstuvwxyz"),
    search=Search(
        stemmer="spanish",
        lemmas="es",
        stop_words="""
            el la los las un una unos unas y e o u pero de del en a al con por para sin sobre entre que se es son fue
            ser esta este estos estas su sus lo le les no si como mas muy mi tu yo donde cuando quien
        """,
        accents={"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"},
    ),
    facts=Facts(words=FACTS),
)
