"""What a language looks like: its script, its commonest words (characters, where there are no spaces), its letters."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its script, its commonest words in lower case, and its letters beyond the script's basic ones."""

    script: str
    common: frozenset[str]
    letters: str


def _language(script: str, common: str, letters: str = "") -> Language:
    return Language(script, frozenset(common.split()), letters)


# Of scripts in use by several languages; the first of a script is taken when no word decides.
LANGUAGES: dict[str, Language] = {
    "en": _language(
        "latin",
        "the of and to in that was is for it with as his on be at by had not are but from have they which were this "
        "been has their would there said an or who when will more he we what so about than its after into could all "
        "you out up",
    ),
    "de": _language(
        "latin",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
        "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur "
        "bis mehr durch",
        "äöüß",
    ),
    "fr": _language(
        "latin",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux "
        "d'un cette ont ses mais comme on tout nous sa fait été aussi leur bien peut ces y sans elle où même était "
        "après",
        "àâæçéèêëîïôœùûüÿ",
    ),
    "es": _language(
        "latin",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
        "sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque "
        "qué sólo",
        "áéíñóúü¿¡ªº",
    ),
    "it": _language(
        "latin",
        "di e il la che in a per un è del non i le una sono da con si dei al alla nel come più della gli ha ma anche "
        "lo dal su o delle questo se era suo ed ai nella tra stato essere loro sua due alle dopo degli hanno fra cui "
        "stati così",
        "àèéìíîòóùú",
    ),
    "pt": _language(
        "latin",
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu "
        "sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos "
        "ter seus foram",
        "áâãàçéêíóôõúüªº",
    ),
    "nl": _language(
        "latin",
        "de van het een en in is dat op te zijn met voor niet aan er om ook als dan maar bij ze uit door over hij "
        "naar heeft werd nog wordt deze hun was meer tot worden geen of die ik had kan wel al moet zou na",
        "éëïöüèáóĳ",
    ),
    "ca": _language(
        "latin",
        "de la i que el a en els les per un amb del una no es és al va se com més dels o han són però les pel seva "
        "seu hi ha també aquest aquesta entre ser fer sobre molt tot abans després",
        "àçèéíïòóúü·",
    ),
    "sv": _language(
        "latin",
        "och i att det som en på är av för med den till inte har de ett om han men var jag från så sig kan vi hade "
        "vid eller efter skulle när också ska nu under blev sin man över mot mycket vara andra",
        "åäöé",
    ),
    "da": _language(
        "latin",
        "og i at det er en til af på for med den der de ikke har som et om han var men sig fra jeg kan så vi blev ved "
        "eller efter havde ville skal nu når også over være blevet mod meget hvor kun",
        "æøåé",
    ),
    "no": _language(
        "latin",
        "og i det er en til av på for med den som de ikke har et om han var men seg fra jeg kan så vi ble ved eller "
        "etter hadde ville skal nå når også over være blitt mot mye hvor bare",
        "æøåéòô",
    ),
    "fi": _language(
        "latin",
        "ja on ei että se oli hän mutta joka kun ovat myös niin kuin tai sen ole sekä jos vain mukaan hänen jo olla "
        "ollut vuonna nyt mitä siitä jotka tämä voi kanssa jälkeen ennen",
        "äöå",
    ),
    "et": _language(
        "latin", "ja on ei et oli see ta aga kui mis ka ning kes oma selle nii või olid pärast tema", "äöüõšž"
    ),
    "lv": _language("latin", "un ir ka no uz ar par bija tas kas arī lai tika pēc gan bet kā nav viņš", "āčēģīķļņšūž"),
    "lt": _language("latin", "ir kad yra į iš su buvo tai ne kaip bet po jis už dėl apie jų tik kurie", "ąčęėįšųūž"),
    "pl": _language(
        "latin",
        "w i na z się nie do to że o jest po a jak za od przez co są był ale dla tym tego oraz jego może być było "
        "przed czy tylko ich które już roku który była także ze te",
        "ąćęłńóśźż",
    ),
    "cs": _language(
        "latin",
        "a v se na je že s z do o k i to za by ale po jako jsou jeho byl od pro které nebo při tak jen bylo už který "
        "byla ve také podle však než jejich když bude",
        "áčďéěíňóřšťúůýž",
    ),
    "sk": _language(
        "latin",
        "a v sa na je že s z do o k aj to za by ale po ako sú jeho bol od pre ktoré alebo pri tak len bolo už ktorý "
        "bola vo podľa však než ich keď bude som",
        "áäčďéíĺľňóôŕšťúýž",
    ),
    "hr": _language(
        "latin",
        "i u je da se na su za od s o a kao koji će to ne bi nije iz do po što ali samo koja biti bio ili te više "
        "prema nakon je li već bila koje",
        "čćđšž",
    ),
    "hu": _language(
        "latin",
        "a az és hogy nem is egy volt meg ez de ha csak már mint el még után vagy azt ki ezt szerint való lehet kell "
        "sem között amely fel aki minden",
        "áéíóöőúüű",
    ),
    "ro": _language(
        "latin",
        "de și în a la cu pe că nu un o se din este care mai pentru au al fi lui ce sa dar după prin fost sunt sau "
        "ale ca dintre era cele fără ei către",
        "ăâîșțşţ",
    ),
    "sq": _language("latin", "të e në dhe i për një me se që nuk më ka është nga si do tij ishte kjo u por janë", "çë"),
    "tr": _language(
        "latin",
        "ve bir bu da de için ile olarak çok daha olan gibi ne en sonra kadar ancak değil olduğunu o ise her var ya "
        "ki mi ama tarafından karşı şu göre oldu",
        "çğıöşüâîû",
    ),
    "az": _language(
        "latin",
        "və bir bu da də üçün ilə olan ki kimi daha çox o ən sonra qədər olub isə həm var edib ya lakin bildirib etmək "
        "tərəfindən görə onun deyil",
        "əçğıöşü",
    ),
    "id": _language(
        "latin", "yang dan di dengan untuk ini itu dari dalam tidak akan pada ke adalah oleh juga telah", ""
    ),
    "vi": _language(
        "latin",
        "và của là có không được trong cho một với các người đã này những để khi từ đến ông về",
        "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    ),
    "ru": _language(
        "cyrillic",
        "и в не на что с по как это к из за а у о от для его так но он я они все же было также был при после бы ее их "
        "до чтобы или только когда уже если без где были",
        "ё",
    ),
    "uk": _language(
        "cyrillic",
        "і в не на що з та у до за як це й від про для його але він вона вони є було також був при після б її їх щоб "
        "або лише коли вже якщо без де були із",
        "іїєґ",
    ),
    "be": _language(
        "cyrillic",
        "і ў не на што з у да за як гэта ад пра для яго але ён яна яны было таксама быў пры пасля яе іх каб або калі "
        "ўжо без дзе былі",
        "іўё",
    ),
    "bg": _language(
        "cyrillic",
        "и на в да се за от е с не че по това са като до при той но са ще беше или бе след му ги към със които който "
        "така",
        "",
    ),
    "sr": _language(
        "cyrillic", "и у је да се на су за од са о као који ће то не би није из до по што али након били он", "ђјљњћџ"
    ),
    "mk": _language(
        "cyrillic", "и на во да се за од е со не дека по ова се како до при тој но ќе беше или бил", "ѓѕјљњќџ"
    ),
    "kk": _language("cyrillic", "және мен бұл да де үшін бір деп бар осы болды кейін туралы емес еді", "әғқңөұүһі"),
    "ar": _language(
        "arabic", "في من على أن إلى التي عن مع هذا ما الذي كان كما بين بعد قد لا هذه أو ذلك وقال بعض حتى قال قبل لم"
    ),
    "fa": _language(
        "arabic", "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شد شده ها بود وی", "پچژگکی"
    ),
    "ur": _language(
        "arabic", "کے کی میں ہے اور سے کا کو اس نے پر کہ ہیں یہ بھی ایک نہیں تھا کر گیا لیے", "ٹڈڑےںھہکیپچژگ"
    ),
    "he": _language("hebrew", "של את על לא הוא עם זה כי גם היא אל אשר כל בין לפני אחרי או אבל היה רק יותר"),
    "zh": _language("han", "的 是 不 了 在 有 人 这 中 我 他 一 和 国 为 這 個 為 國 以 上 们 来 到 说 時 会"),
    "ja": _language("kana", "の に は を た が で て と し れ さ い な も る か ら こ す ま"),
    "ko": _language("hangul", "이 다 는 의 에 을 고 가 지 한 은 를 하 로 기 도 서 과 사"),
    "el": _language(
        "greek",
        "και το η του την της τον με για να που από είναι στο στην δεν οι τα των σε ένα μια ότι θα ο",
        "άέήίόύώϊϋΐΰ",
    ),
    "hy": _language("armenian", "և է որ եւ են մեջ նաև հետ համար այդ այս էր իր էլ թե մի"),
    "ka": _language("georgian", "და რომ არის ეს არ იყო მისი როგორც კი თუ ის ამ რომელიც შემდეგ"),
    "hi": _language("devanagari", "के में की है और से का को इस ने पर कि हैं यह भी एक नहीं था कर"),
    "bn": _language("bengali", ""),
    "pa": _language("gurmukhi", ""),
    "gu": _language("gujarati", ""),
    "ta": _language("tamil", ""),
    "te": _language("telugu", ""),
    "kn": _language("kannada", ""),
    "ml": _language("malayalam", ""),
    "si": _language("sinhala", ""),
    "th": _language("thai", ""),
    "lo": _language("lao", ""),
    "my": _language("myanmar", ""),
    "am": _language("ethiopic", ""),
    "km": _language("khmer", ""),
}
