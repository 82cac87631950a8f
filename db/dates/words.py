"""The words of dates in English, German, French, Spanish and Russian, folded to lower case."""

from typing import Literal

Unit = Literal["minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century"]


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows.items() for word in words.split()}


def _list(words: str) -> list[str]:
    return words.split()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS = _table(
    {
        1: "january jan januar jänner janvier janv enero ene январь января январе янв",
        2: "february feb februar feber février fevrier févr fevr febrero febr февраль февраля феврале фев февр",
        3: "march mar märz maerz mrz mars marzo март марта марте мар",
        4: "april apr avril avr abril abr апрель апреля апреле апр",
        5: "may mai mayo май мая мае",
        6: "june jun juni juin junio июнь июня июне июн",
        7: "july jul juli juillet juil julio июль июля июле июл",
        8: "august aug août aout agosto август августа августе авг",
        9: "september sep sept septembre septiembre setiembre сентябрь сентября сентябре сен сент",
        10: "october oct oktober okt octobre octubre октябрь октября октябре окт",
        11: "november nov novembre noviembre ноябрь ноября ноябре ноя нояб",
        12: "december dec dezember dez décembre decembre déc diciembre dic декабрь декабря декабре дек",
    }
)
SEASONS = _table(
    {
        21: "spring frühling frühjahr printemps primavera весна весны весной весну",
        22: "summer sommer été verano лето лета летом",
        23: "autumn fall herbst automne otoño осень осени осенью",
        24: "winter hiver invierno зима зимы зимой зиму",
    }
)
WEEKDAYS = _table(
    {
        0: "monday mon montag lundi lunes понедельник",
        1: "tuesday tue tues dienstag mardi martes вторник",
        2: "wednesday wed mittwoch mercredi miércoles среда среду",
        3: "thursday thu thur thurs donnerstag jeudi jueves четверг",
        4: "friday fri freitag vendredi viernes пятница пятницу",
        5: "saturday sat samstag sonnabend samedi sábado суббота субботу",
        6: "sunday sun sonntag dimanche domingo воскресенье",
    }
)
ENGLISH_MONTHS = _set("january february march april may june july august september october november december")
ENGLISH_WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
ENGLISH_ABBREVIATIONS = _set("jan feb mar apr jun jul aug sep sept oct nov dec")
# In English running text these are other words, or names, as well.
MONTHS_THAT_ARE_NAMES = _set("march april may june august")

THIRDS = {
    word: third
    for third, words in {
        "early": "early beginning start anfang début debut principios comienzos начало начале",
        "mid": "mid middle mitte milieu mediados середина середине",
        "late": "late end ende fin finales fines конец конце",
    }.items()
    for word in words.split()
}
# "beginning", "end" and their like say something of a date only with "of" or its like behind them.
NEED_OF = _set("beginning start middle end")
OF = _set("of the de del des du d la le l el los les")

ABOUT = _set(
    "about around circa ca c approximately approx roughly um etwa ungefähr vers environ hacia alrededor около примерно "
    "ок приблизительно"
)
PERHAPS = _set(
    "perhaps possibly probably maybe vielleicht wahrscheinlich vermutlich peut-être quizás возможно вероятно"
)
BEFORE = _set("before avant antes vor до")
AFTER = _set("after nach après después после")
SINCE = _set("since seit depuis desde from ab")
UNTIL = _set("until till til bis jusqu hasta")
FROM = _set("from von vom de du del desde с")
TO = _set("to until till through bis à au a al hasta по до")
BETWEEN = _set("between zwischen entre между")
AND = _set("and und et y e и")
OR = _set("or oder ou o или")
FILLERS = _set(
    "on in at during the some time sometime by when day dated year am im um den dem der das jahr jahre le la les en el "
    "los l an année año à au в во на of within morning "
    "afternoon evening night"
)

CENTURY = _set("century centuries cent jahrhundert jh jhd jahrhunderts siècle siecle век века веке")
CENTURY_FIRST = frozenset(["siglo"])
DECADE_FIRST = _set("années annees años")
YEAR_AFTER = _set("года год году г")
ORDINALS = {
    word: number
    for number, word in enumerate(
        _list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"twenty-first": 21}
ORDINAL_ENDINGS = _set("st nd rd th er ère º ª re e")

ERA_BEFORE = (
    *(("b", "c", "e"), ("b", "c"), ("bce",), ("bc",), ("v", "chr"), ("v", "u", "z"), ("vor", "christus")),
    *(("av", "j", "c"), ("avant", "j", "c"), ("a", "c"), ("до", "н", "э"), ("до", "нашей", "эры")),
)
ERA_AFTER = (
    *(("c", "e"), ("ce",), ("a", "d"), ("ad",), ("n", "chr"), ("ap", "j", "c"), ("d", "c"), ("н", "э")),
    ("нашей", "эры"),
)
PARTS_OF_DAY = _set("morning afternoon evening night noon midday dawn dusk early late hours")

CARDINALS = {
    word: number
    for number, word in enumerate(
        _list(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen twenty"
        ),
        start=1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
VAGUE = _set("several few many some couple dozen")
_UNIT_WORDS: dict[Unit, str] = {
    "minute": "minute minutes",
    "hour": "hour hours",
    "day": "day days",
    "week": "week weeks",
    "fortnight": "fortnight fortnights",
    "month": "month months",
    "year": "year years",
    "decade": "decade decades",
    "century": "century centuries",
}
UNITS = {word: unit for unit, names in _UNIT_WORDS.items() for word in names.split()}
LINKS_OF_TIME = _set("at on of um à a las la le в the am den")
THE = _set("the den dem der le el")
