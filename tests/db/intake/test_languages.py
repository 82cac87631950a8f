"""The language is told from a sentence or two, in many scripts."""

import pytest

from crossread.db.intake.language import language, script

SENTENCES = {
    "en": "The ship went down in the night and her people were not found until the morning.",
    "de": "Das Schiff sank in der Nacht, und niemand kam den Leuten an Bord rechtzeitig zu Hilfe.",
    "fr": "Le navire a coulé dans la nuit et personne n’est venu au secours de ses passagers.",
    "es": "El barco se hundió por la noche y nadie acudió en ayuda de las personas que iban a bordo.",
    "it": "La nave è affondata nella notte e nessuno è arrivato in aiuto delle persone che erano a bordo.",
    "pt": "O navio afundou durante a noite e ninguém veio em socorro das pessoas que estavam a bordo.",
    "nl": "Het schip is in de nacht gezonken en niemand kwam de mensen aan boord op tijd te hulp.",
    "sv": "Fartyget sjönk på natten och ingen kom till hjälp för dem som var ombord.",
    "pl": "Statek zatonął w nocy i nikt nie przyszedł z pomocą ludziom, którzy byli na pokładzie.",
    "cs": "Loď se v noci potopila a nikdo nepřišel na pomoc lidem, kteří byli na palubě.",
    "tr": "Gemi gece battı ve gemideki insanlara yardım etmek için kimse gelmedi.",
    "az": "Gəmi gecə batdı və göyərtədə olan insanlara kömək etmək üçün heç kim gəlmədi.",
    "ru": "Корабль затонул ночью, и никто не пришёл на помощь людям, которые были на борту.",
    "uk": "Корабель затонув уночі, і ніхто не прийшов на допомогу людям, які були на борту.",
    "be": "Карабель затануў уначы, і ніхто не прыйшоў на дапамогу людзям, якія былі на борце.",
    "bg": "Корабът потъна през нощта и никой не дойде на помощ на хората, които са били на борда.",
    "hy": "Նավը խորտակվեց գիշերը, և ոչ ոք օգնության չհասավ։",
    "ka": "გემი ღამით ჩაიძირა და არავინ მოსულა დასახმარებლად.",
    "el": "Το πλοίο βυθίστηκε τη νύχτα και κανείς δεν ήρθε να βοηθήσει τους ανθρώπους.",
    "ar": "غرقت السفينة في الليل ولم يأت أحد لمساعدة الناس الذين كانوا على متنها.",
    "fa": "کشتی در شب غرق شد و هیچ کس برای کمک به مردمی که در آن بودند نیامد.",
    "he": "הספינה טבעה בלילה ואיש לא בא לעזרת האנשים שהיו על הסיפון.",
    "zh": "船在夜里沉没了，没有人来帮助船上的人。",
    "ja": "船は夜に沈み、乗っていた人々を助けに来る者はいなかった。",
    "ko": "배는 밤에 가라앉았고 아무도 사람들을 도우러 오지 않았다.",
    "hi": "जहाज़ रात में डूब गया और किसी ने लोगों की मदद नहीं की।",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_one_sentence_tells_its_language(code: str, sentence: str) -> None:
    assert language(sentence) == code


@pytest.mark.parametrize("text", ["", "12:40 – 3.5", "qwrt zxcv bnmp", "😀 🌊"])
def test_what_is_no_language_is_none(text: str) -> None:
    assert language(text) is None


def test_the_script_of_most_letters() -> None:
    assert script("The Титаник sank, they say") == "latin"
    assert script("Титаник (Titanic) затонул ночью") == "cyrillic"
    assert script("12") is None
