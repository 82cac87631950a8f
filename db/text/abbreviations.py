"""Abbreviations whose point does not end a sentence, in lower case and without it, by how they behave."""


def word_set(text: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(text.split())


# A name or a noun follows: never the end.
BEFORE_NAMES = word_set(
    "mr mrs ms messrs mx dr prof gen col lt capt cpt cmdr maj sgt cpl pvt adm brig sen rep gov pres rev hon msgr st "
    "ste mt amb atty supt insp det vs cf viz e.g i.e fr hr frl dipl mme mlle mgr sr sra srta dña exc ilmo sig dott "
    "avv onor dhr mevr drs dra eng exmo z.b d.h u.a bzw v.a o.ä s.o s.u ggf vgl inkl bspw evtl sog geb gest p.ej т.е "
    "т.к т.н т.д им ул пр д-р проф акад ген полк гр г-н г-жа напр см ср ред p.p ś.p ks płk gen.bryg np tzn tj tzw"
)
# Only before a figure: "No. 5", "pp. 12–14", "Art. IX".
BEFORE_NUMBERS = word_set(
    "no nos nr núm num n° p pp vol vols fig figs art arts ch chap sec sect para ca c cca ed eds bd abb abs kap ziff s "
    "st ст с рис табл гл п пп ч ок приб rev str poz ust lt"
)
SHORT_MONTHS = word_set(
    "jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago dic gen giu lug ott okt mrt "
    "dez янв фев февр мар апр авг сен сент окт ноя нояб дек"
)
# After a figure and a point, in the languages that write a day so.
MONTH_NAMES = word_set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jan feb apr aug sep "
    "sept okt nov dez leden ledna února března dubna května června července srpna září října listopadu prosince "
    "január február március április május június július augusztus szeptember október december tammikuuta helmikuuta "
    "maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta marts "
    "maj mars januari februari mei augustus siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna "
    "studenoga"
)
# Can end a sentence: then a word follows that begins one.
INSIDE = word_set(
    "inc ltd co corp bros jr sr esq ph.d m.d b.a m.a a.m p.m u.s u.k u.n e.u d.c l.a n.y u.s.a u.s.s.r dept univ assn "
    "est gmbh ag s.a s.p.a e.v usw etc al ee.uu cía ltda cie н.э г гг в вв руб коп тыс обл р-н xx"
)
DAY_WORDS = word_set("am vom bis dem den der des im zum ab seit und dne den d. den")
STARTERS = word_set(
    "the a an in on at by for from to of with without as if when while after before since during although though "
    "because but and or so yet it its he she they we you i his her their our my this that these those there here what "
    "which who why how where no not nor then thus however moreover meanwhile later today yesterday now once one some "
    "many most both all each every another other such only even also still instead according despite under over among "
    "between until der die das ein eine er sie es wir ich in im am auf mit von nach bei aus als wenn aber und doch "
    "auch nicht le la les un une des il elle ils nous dans en au aux mais et pour par avec sur ce cette el los las "
    "una unos se su con por para pero y como lo il lo gli i uno nel nella ma e o os as um uma na em com mas het een "
    "de hij zij ze op met maar dat dit в на и но он она они это как по при после для из к с о не что так у"
)
