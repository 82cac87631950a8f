"""The wording by which page furniture, picture captions and kinds of article are known, in the commoner languages."""

import re
from functools import cache

_LANGUAGES = (
    "ru|en|de|fr|es|uk|ua|hy|am|az|ka|ge|it|tr|pl|english|deutsch|français|español|italiano|português|русский"
    "|українська|беларуская|հայերեն|ქართული|azərbaycan|azərbaycanca|türkçe|polski|nederlands|العربية|فارسی"
    "|עברית|中文|日本語|ελληνικά"
)
# Whole lines of menus, buttons and boxes, in lower case.
_MENU = (
    "home|menu|search|login|log in|sign in|sign up|register|subscribe|subscribe now|donate|donate now|contact"
    "|contact us|about|about us|our team|imprint|categories|saved web pages|share|tweet|print|email|related"
    "|read next|more|more news|latest|latest news|most read|most popular|popular|trending|newsletter"
    "|newsletters|advertisement|advertising|ad|sponsored|tags|topics|archive|archives|rss|privacy|cookie policy"
    "|terms|accept|accept all|reject|skip to content|skip to main content|next|previous|next article"
    "|previous article|back to top|follow us|facebook|twitter|telegram|instagram|youtube|whatsapp|linkedin"
    "|copy link|listen|watch|reports|analytics|analysis|investigations|opinion|opinions|news|politics|world"
    "|business|sport|culture|economy|society|video|photo|photos|podcast|podcasts|live|editorial|features"
    "|interviews|startseite|teilen|anzeige|werbung|anmelden|suche|impressum|datenschutz|drucken|meinung|politik"
    "|wirtschaft|accueil|partager|publicité|s'abonner|rechercher|se connecter|imprimer|inicio|compartir"
    "|publicidad|suscríbete|buscar|iniciar sesión|condividi|pubblicità|abbonati|cerca|accedi|partilhar"
    "|publicidade|assine|entrar|delen|advertentie|abonneren|zoeken|главная|меню|поиск|поделиться|реклама"
    "|подписаться|войти|новости|статьи|мнения|поддержать|головна|поділитися|підписатися|новини|paylaş|reklam"
    "|abone ol|ana sayfa|udostępnij|reklama|zaloguj się|首页|新闻|登录|分享|广告|シェア|広告|الرئيسية|شارك|إعلان"
)
_SUMMARY = (
    "summary|executive summary|abstract|key points|zusammenfassung|résumé|resumen|riassunto|аннотация|резюме|摘要|要旨"
)
# Lines after which an article does not go on.
_END = (
    r"comments?$|leave a (?:comment|reply)"
    r"|(?:related|similar|other|more|recommended|recent) (?:posts?|articles?|stories|news|reading)|more from\b"
    r"|you (?:may|might) also like|share this\b|tags?:|filed under|posted in|about the authors?|©|\(c\) ?\d{4}"
    r"|copyright\b|all rights reserved"
    r"|(?:this )?(?:article|story|post|piece|essay|text) (?:was )?(?:also|originally|first)\b"
    r"|(?:originally|first) (?:published|appeared)|re(?:published|printed|posted) (?:with|from|by|under)"
    r"|permissions?\b.{0,40}$|subscribe (?:to|or|from|now)\b|contribute to\b|donate\b.{0,30}$"
    r"|support (?:us|our)\b|sign up (?:for|to)\b|join our\b|follow us\b|thank(?:s| you) for reading"
    r"|this (?:article|text) is licensed|licen[cs]e:|the views expressed|kommentare?$|mehr zum thema"
    r"|das könnte (?:sie|dich)|über den autor|commentaires?$|sur le même sujet|à propos de l.auteur"
    r"|comentarios?$|artículos relacionados|commenti$|articoli correlati|comentários$|комментарии"
    r"|похожие (?:статьи|записи)|другие материалы|поддержите нас|подпи(?:шитесь|саться)|коментарі|схожі"
    r"|підтримайте|相关(?:阅读|文章)|评论$|関連記事"
)
# Lines that stand between the paragraphs of an article that goes on after them.
_INSERTED = (
    r"read (?:more|also)\b|also read\b|see also\b|advertisement\b|this audio\b|listen to this\b|watch:"
    r"|click here\b|\d+ comments?$|\d+ (?:shares?|views?|min(?:ute)?s? read)|\d+[ -]min(?:ute)? read"
    r"|share (?:on|via)\b|get our\b|lesen sie auch|lire aussi|à lire aussi|lea también|leer más|leggi anche"
    r"|leia também|lees ook|читайте (?:также|також)|czytaj (?:także|też)|اقرأ أيضا"
)
# Whole sentences above an article that are the site's.
_BANNER = (
    r"\buses? (?:of )?cookies|cookies? (?:policy|settings)|by continuing|your browser|enable javascript"
    r"|subscribe to our|verwende[nt] cookies|utilis(?:ons|e) des cookies|utilizamos cookies"
    r"|использует (?:файлы )?cookie|ваш браузер"
)
# Anywhere in a block before or after the body.
_ANYWHERE = (
    r"\bcookies?\b|your browser|браузер|javascript|all rights reserved|(?:consider|by) (?:supporting|donating)"
    r"|help us keep|(?:cheers|thanks|thank you) for reading|ai assistance|(?:get|unlimited) (?:full )?access"
    r"|newsletter|following notice|citation guidelines|may be re-?(?:distributed|published|printed|used)"
    r"|creative commons|as much as you can to help|privacy policy|terms of (?:use|service)|subscri(?:be|ption)"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos|все права защищены|rights reserved"
    r"|google chrome|turn on notifications"
)


@cache
def _menu() -> frozenset[str]:
    return frozenset(f"{_MENU}|{_LANGUAGES}".split("|"))


@cache
def _languages() -> frozenset[str]:
    return frozenset(_LANGUAGES.split("|"))


@cache
def _pattern(name: str) -> "re.Pattern[str]":
    patterns = {
        "end": rf"(?:{_END})",
        "inserted": rf"(?:{_INSERTED})",
        "banner": rf"(?:{_BANNER})",
        "anywhere": rf"(?:{_ANYWHERE})",
        "ticker": (
            r"[•*·\s]*(?:(?:usd|eur|gbp|rub|uah|btc|oil|brent|gold|dow|nasdaq)[\s:/]*)?[$€£]?[.,\s]*\d[\d.,\s]*%?$|[•*·\s]+$"
        ),
        "credit": (
            r"[(\[](?:photos?|images?|pictures?|credits?|photographs?|courtesy|source|foto|bild|crédit|фото|图"
            r"|写真)\b[^()]{0,90}[)\]]\W*$"
            r"|(?:getty images|shutterstock|istock|/afp|/reuters|/ap|/epa|/epa-efe|/dpa|/tass|\bap photo"
            r"|file photo)\W*$"
            r"|\b(?:reuters|afp|ap|epa|epa-efe|dpa|tass|getty images)/\w[\w .-]{0,40}\W*$"
            r"|\b(?:photo|photograph|foto|фото|image|illustration|credit"
            r"|crédit photo)s?(?: by)?[:©/]\s?[^.]{2,60}\W*$"
        ),
        "name and agency": r"\([A-ZÀ-Þ][\w .’'-]{2,40}/[A-ZÀ-Þ][\w .’'-]{1,40}\)\W*$",
        "picture": (
            r"(?:photo|photograph|image|picture|caption|foto|bild|abb\.|фото|图|写真|figure|fig\.|illustration"
            r"|graphic|map|chart)s?"
            r"(?: (?:by|credit|courtesy)|\s?\d+)?\s?[:.©]|(?:map|photo(?:graph)?|picture|image|portrait|view) of\b"
        ),
    }
    return re.compile(patterns[name])


def is_menu(line: str) -> bool:
    """Whether a short line is an entry of a menu, a button, a list of languages, a ticker of prices."""
    lowered = line.lower().strip(" •*·|:›»>\t")
    if lowered in _menu() or _pattern("ticker").fullmatch(lowered):
        return True
    return " " in lowered and is_languages(line)


def is_languages(line: str) -> bool:
    """Whether a line is names or codes of languages alone, by which a site offers an article in them."""
    parts = line.lower().strip(" •*·|:›»>\t").replace("|", " ").replace("/", " ").split()
    return 0 < len(parts) <= 12 and all(part in _languages() for part in parts)


def ends_article(line: str) -> bool:
    """Whether a line says that what follows is no longer the article."""
    return _pattern("end").match(line.lower().lstrip(" •*·|#\t")) is not None


def is_inserted(line: str) -> bool:
    """Whether a line is put between paragraphs without ending the article: "Read also", "Advertisement"."""
    return _pattern("inserted").match(line.lower().lstrip(" •*·|#\t")) is not None


def speaks_of_the_page(text: str) -> bool:
    """Whether a text speaks of cookies, subscriptions, rights or support: meant for blocks around the body."""
    return _pattern("anywhere").search(text.lower()) is not None


def is_banner(text: str) -> bool:
    """Whether a whole sentence above an article is the site's and not the article's: of cookies, of the browser."""
    return _pattern("banner").search(text.lower()) is not None


def is_summary(line: str) -> bool:
    """Whether a line is the heading of a paper's summary."""
    return line.strip(" #*:").lower() in _SUMMARY.split("|")


def is_caption(text: str, *, has_stop: bool) -> bool:
    """Whether a block is the caption of a picture: by its credit, or by its first words if it ends without a stop."""
    last = text[-140:]
    may_name = last[-1] in ")]" or any(sign in last for sign in ("/", ":", "©", "mages", "stock", "photo"))
    if may_name and (_pattern("credit").search(last.lower()) or _pattern("name and agency").search(last)):
        return True
    return not has_stop and _pattern("picture").match(text[:40].lower()) is not None
