"""Words that state a fact, by language of the original: numbers, measures, times, denials, directions, addresses.

A change of one of them is never taken for mere rewording. The lists may be wider than needed, never narrower: a word
too many asks a translator to look once more, a word too few tells readers that nothing of weight changed. A star
stands
for any ending. Names of months and weekdays come from CLDR for every language; here are their inflected forms only.
Articles that double as "one" (un, una, ένας) are left out: they change with every rewording. Spaces separate the
words.
"""

EN = """
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
FR = """
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
ES = """
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
PL = """
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
EL = """
μηδεν δυο τρεις τρια τριων τεσσερ* τεσσαρ* πεντε εξι επτα εφτα οκτω οχτω εννεα εννια δεκα εντεκα ενδεκα δωδεκα δεκα*
εικοσ* τριαντ* σαραντ* πενηντ* εξηντ* εβδομηντ* ογδοντ* ενενηντ* εκατ* διακοσι* τριακοσι* τετρακοσι* πεντακοσι*
εξακοσι* χιλι* εκατομμυρι* δισεκατομμυρι* δωδεκαδ* δεκαδ* εικοσαρ* πρωτ* δευτερ* τριτ* τεταρτ* πεμπτ* εκτ* εβδομ*
ογδο* ενατ* μισ* ημισ* διπλ* τριπλ* φορα φορες μονο* μον* αρκετ* αμφοτερ*
ευρω δολαρι* τοις μετρ* χιλιομετρ* χλμ εκταρι* στρεμμα* λιτρ* κιλο* τονο* δευτερολεπτ* λεπτ* ωρ* μερα* μερες ημερ*
εβδομαδ*
μην* χρον* ετος ετη ετων δεκαετι* αιων* καθημεριν* εβδομαδιαι* μηνιαι* ετησι* μεσημερι* μεσανυχτα πρωι* απογευμα*
βραδυ* νυχτα* σημερα αυριο χθες χτες ανοιξη* καλοκαιρι* φθινοπωρ* χειμων*
δευτερα* τριτη* τεταρτη* πεμπτη* παρασκευ* σαββατ* κυριακ* ιανουαρι* φεβρουαρι* μαρτι* απριλι* μαι* ιουνι* ιουλι*
αυγουστ* σεπτεμβρι* οκτωβρι* νοεμβρι* δεκεμβρι*
δεν μη μην οχι ποτε κανεν* κανε* τιποτα τιποτε χωρις διχως ουτε μητε εκτος ακυρ* αναβ* κλειστ* κλειν* ανοιχτ* ανοικτ*
ανοιγ* αρνη* απορρι* απαγορ* παρανομ* νομιμ* ληγ* τελ* αρχ* ξεκιν*
βορ* νοτ* ανατολ* δυτ* δυσ* αριστερ* δεξι* πανω κατω πριν μετα μεχρι εως απο κατα υπερ εναντι* για
περισσοτερ* λιγοτερ* μεγιστ* ελαχιστ* αυξ* μει* δωρεαν προαιρετικ* υποχρεωτικ* πρεπει μπορ* ναι αληθ* ψευδ* ολ* καθε
ιδι*
οδος οδου λεωφορ* πλατει* γεφυρα* κτιρι* οροφ* αιθουσ*
"""
UK = """
нул* один* одн* два дв* три* трьо* трьом* трет* чотир* четвер* п'ят* пят* шіст* шост* сім* сьом* вісім* восьм*
девят* дев'ят*
десят* одинадцят* дванадцят* тринадцят* двадцят* тридцят* сорок* пятдесят* шістдесят* сімдесят* вісімдесят* девяност*
сто ста сот* двіст* трист* тисяч* мільйон* мільярд* дюжин* перш* друг* обидва обидві обох пів половин* півтор* чверт*
подвій* потрій* раз* кільк* багат*
відсот* євро гривн* долар* метр* кілометр* км гектар* літр* кг кіло* тонн* хвилин* годин* день дні днів дня тижд*
тижн* місяц* рік
рок* років десятиліт* столітт* щоден* щотижн* щомісяч* щоріч* полуд* опівноч* ранк* ранок вечор* вечір* ніч* ноч*
сьогодн* завтр*
вчор* весн* літ* осін* осен* зим*
понеділ* вівтор* серед* субот* неділ* січ* лют* берез* квіт* трав* черв* лип* серп* верес* жовт* листопад* груд*
не ні ані ніколи ніхто нікого нічого жоден жодн* без крім тільки лише відмов* відхил* заборон* незакон* закон* скасов*
перенес* закри* відкри* відчин* зачин* кінц* закінч* почат* почин*
північ* півден* схід* сход* захід* заход* лів* прав* верх* низ* вище нижче над під перед до після від проти для
більш* менш* максим* мінім* зрос* зменш* збільш* безкоштовн* платн* необовязк* обовязк* обов'язк* мус* мож* так
правд* хиб* усі всі
кожн* сам* інш*
вул вулиц* просп* площ* пл міст* будин* поверх* кімнат*
"""
AR = """
صفر واحد* اثنان اثنين اثنتان اثنتين ثلاث* اربع* خمس* ست* سبع* ثمان* تسع* عشر* احد احدى اثنا اثني مائة مئة مئات مئتان
مئتين الف
الاف الفان الفين مليون* ملايين مليار* اول اولى ثان* ثالث* رابع* خامس* سادس* سابع* ثامن* تاسع* عاشر* نصف ربع ثلث ضعف
مرة مرتين مرات
كلا عدة
بالمئة بالمائة يورو دولار* متر* كيلومتر* كم هكتار* لتر* كيلو* طن* ثانية دقيقة دقائق ساعة ساعات يوم* ايام اسبوع*
اسابيع شهر* اشهر
شهور سنة سنوات سنين عام* اعوام عقد* قرن يومي* اسبوعي* شهري* سنوي* ظهر* منتصف صباح* مساء* ليل* اليوم غدا امس ربيع صيف
خريف شتاء
لا لم لن ليس* لست ما غير بدون دون بلا سوى الا فقط ابدا رفض* يرفض* منع* ممنوع* محظور* قانون* الغ* الغي تاجل* تاجيل
مغلق* مفتوح*
اغلاق افتتاح يفتح* يغلق* انته* نهاية بداية يبدا* بدا*
شمال* جنوب* شرق* غرب* يسار* يمين* فوق تحت اعلى اسفل قبل بعد حتى منذ ضد
اكثر اقل اقصى ادنى زاد* ازداد* انخفض* مجان* مدفوع* اختياري* الزامي* يجب يمكن نعم صحيح* خطا كل جميع نفس مختلف*
شارع طريق ساحة ميدان جادة جسر مبنى طابق قاعة غرفة
"""
FA = """
صفر یک دو سه چهار* پنج* شش* هفت* هشت* نه ده* یازده* دوازده* سیزده* چهارده* پانزده* شانزده* هفده* هجده* هیجده* نوزده*
بیست*
سی* چهل* پنجاه* شصت* هفتاد* هشتاد* نود* صد* دویست* سیصد* هزار* میلیون* میلیارد* اول* نخست* دوم* سوم* نیم* نصف ربع
ثلث دوبرابر برابر
بار* هردو چند*
درصد* یورو دلار* تومان ریال متر* کیلومتر* هکتار* لیتر* کیلو* تن ثانیه* دقیقه* ساعت* روز* هفته* ماه* سال* دهه* قرن*
روزانه هفتگی ماهانه
سالانه ظهر* نیمه شب* صبح* عصر* امروز فردا دیروز امشب بهار تابستان پاییز زمستان
دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
نه نیست* نمی* ن هیچ* هرگز بدون بی غیر بجز جز مگر فقط رد ممنوع* غیرقانونی قانونی لغو تعویق بسته باز تعطیل* پایان*
اغاز* شروع*
شمال* جنوب* شرق* غرب* چپ راست بالا* پایین* زیر روی قبل* پیش* بعد* پس تا از علیه برای
بیشتر* کمتر* حداکثر حداقل افزایش* کاهش* رایگان پولی اختیاری اجباری الزامی باید شاید میتوان* بله اری درست غلط همه* هر
همان متفاوت*
خیابان کوچه بلوار میدان جاده پل ساختمان طبقه اتاق سالن پلاک
"""

FACT_WORDS = {"en": EN, "fr": FR, "es": ES, "pl": PL, "el": EL, "uk": UK, "ar": AR, "fa": FA}
CALENDARS = {"ar": ("ar", "ar_SY", "ar_DZ"), "fa": ("fa", "fa_AF")}  # spellings that differ between countries
