"""Navigation in newsletters: buttons, links to the browser version, links to unsubscribe."""

import re

from summarize.lazy import compile_late
from summarize.models import Block

NAVIGATION = "navigation"
_BUTTON_WORDS = 8
_BUTTON_LINKS = 0.8  # share of links
_ELSEWHERE_WORDS = 15
_BROWSER = (
    r"browser|on the web|navigateur|navegador|webb?(?:version|läsare|versie|versionen)"
    r"|online[ -]?version"
    r"|version en ligne|versión (?:web|en línea)|versão (?:web|online)|versione (?:web|online)"
    r"|online|selain|браузер\w{0,2}|prohlížeč\w{0,2}|przegląd\w{1,8}|浏览器|瀏覽器|ブラウザ\w{0,2}|브라우저"
)
_VIEW = (
    r"view|see|read|open|trouble|problems|ansehen|anzeigen|öffnen|lesen|angezeigt|darstellung"
    r"|voir|affich\w{1,4}|consulte[rz]|lire|ouvrir|ver|verlo|visuali[sz]\w{1,6}|leer|abrir|vedi"
    r"|visualizza\w{0,3}|leggi|apri|bekijk\w{0,2}|lees|visa|se|vis|läs|avaa|открыть|посмотреть"
    r"|zobrazit|otwórz|zobacz|查看|打开|表示|見る|보기"
)
_CLICK = (
    r"click here|klicken sie|hier klicken|cliquez|cliquer ici|clic aquí|clicca \w{2,4}"
    r"|cli(?:que|ca) \w{2,4}|klik (?:hier|her|tutaj)|klicka här|kliknij|klikněte"
    r"|нажмите|щелкните|点击这里|點擊這裡"
)
_WORD = "(?<![a-zà-ÿа-яё])(?:{})(?![a-zà-ÿа-яё])"
_VIEWS, _BROWSERS = _WORD.format(_VIEW), _WORD.format(_BROWSER)
_ELSEWHERE = compile_late(
    rf"{_VIEWS}.{{0,80}}?(?:{_BROWSERS}|{_WORD.format(_CLICK)})|{_BROWSERS}.{{0,80}}?{_VIEWS}",
    re.IGNORECASE,
)
_LEAVES = compile_late(
    _WORD.format(
        r"unsubscribe|manage (?:your |my )?(?:e-?mail )?(?:notification|preference|subscription)s?"
        r"|(?:update|change) (?:your |my )?(?:e-?mail )?preferences|abmelden|abbestellen|abzumelden"
        r"|désabonner|désinscrire|darse de baja|darme de baja|disiscriv\w{1,3}|annulla iscrizione"
        r"|cancelar (?:a |la |tu |su )?(?:inscrição|suscripción)|afmelden|uitschrijven|avregistrera"
        r"|отписаться|відписатися|wypisz|odhlásit|退订|退訂|配信停止|수신거부"
    ),
    re.IGNORECASE,
)
_FORWARDED = compile_late(
    r"\A\W{0,3}(?:was this (?:e-?mail )?forwarded|forwarded this (?:e-?mail|newsletter)|read in app"
    r"|got this from a friend)",
    re.IGNORECASE,
)


def is_navigation(block: Block) -> bool:
    """Check whether a block of a newsletter is only a link to elsewhere."""
    words = len(block.text.split())
    if block.kind != "heading" and words <= _BUTTON_WORDS and block.links >= _BUTTON_LINKS:
        return True
    return leads_elsewhere(block.text, linked=block.links > 0)


def leads_elsewhere(text: str, *, linked: bool) -> bool:
    """Check whether a line offers to view the newsletter elsewhere, or to unsubscribe.

    ``linked`` is true if it contains a link.
    """
    if len(text.split()) > _ELSEWHERE_WORDS:
        return False
    seen = linked and (_ELSEWHERE.search(text[:300]) or _LEAVES.search(text[:300]))
    return bool(seen) or _FORWARDED.match(text) is not None
