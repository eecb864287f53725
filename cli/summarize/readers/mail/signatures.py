"""Signatures: the lines below two dashes, or "Sent from my phone"."""

import re
from collections.abc import Sequence

_MARK = "-- "  # the delimiter of Usenet and mail (RFC 3676, 4.3)
_DASHES = re.compile(r"\A[ \t]{0,3}(?:--|—|––)[ \t]{0,3}[*_]?\Z")  # and the mark of bold words
_MOST_LINES = 15  # from a line that may be something else to the end
_MOST_MARKED = 40  # from the mark itself
_LONG = 90  # characters; no line of a device's signature is longer
_SENT = "|".join(
    (
        "sent (?:from|via|with|by|using|on)",
        "(?:get|download) outlook for",
        "from my (?:iphone|ipad|mobile|phone|android)",
        "gesendet (?:von|mit|via|über|aus)",
        "von (?:meinem?|mein|unterwegs)",
        "diese nachricht wurde von",
        "(?:holen sie sich )?outlook für",
        "(?:envoyé|provenance)(?: (?:de|à partir|depuis|avec|via|par))?",
        "(?:télécharger|obtenir|téléchargez) outlook",
        "envia(?:d[oa]|t) (?:desde|de|do|da|a partir|con|com|mediante|através|des)",
        "(?:obtener|obtenga|obter|obtenha|obtén)(?: o)? outlook",
        "inviato (?:da|dal|dall[’']|con|tramite)",
        "(?:scarica|ottieni) outlook",
        "(?:verzonden|verstuurd|gestuurd) (?:vanaf|vanuit|met|via|van)",
        "outlook voor",
        "skicka(?:t|des|d) (?:från|med|via)",
        "(?:hämta|skaffa|hent|få) outlook",
        "sendt (?:fra|med|via)",
        "lähetetty",
        "wysłan[eoy] (?:z|za|ze)",
        "(?:odesláno|odesíláno|odoslané|odoslano|poslano|poslané|poslato) (?:z|ze|s|zo|sa|iz)",
        "(?:отправлено|послано|отправлен|надіслано|відправлено) (?:с|со|из|з|із|зі)",
        "trimis (?:de pe|din|de la|prin)",
        "στάλθηκε (?:από|με)",
        "εστάλη από",
        "được gửi từ",
        "dikirim dari",
        "(?:küldve|elküldve)",
        "発信元",
        "נשלח מ",
        "أرسل(?:ت)? من",
        "(?:发自|發自|从我的|從我的|来自我的)",
    )
)
_DEVICE = "|".join(
    (
        "iphon|ipad|ipod|ios|android|samsung|galaxy|blackberry|nokia|huawei|xiaomi|redmi|oppo|vivo",
        "pixel|sony|xperia|htc|motorola|oneplus|outlook|windows|yahoo|gmail|hotmail|sparrow|spark",
        "airmail|mailbird|mailspring|mailbox|thunderbird|proton ?mail|k-9|zimbra|fairemail|mail",
        r"mobile?\w{0,12}|móvil|celular|telemóvel|handy|smartphone|cell|phone|téléphone|teléfono",
        r"telefon\w{0,4}|puhelim\w{0,8}|tablet|mac|watch|correo|posta?|unterwegs|pc",
        r"телефон\w{0,3}|мобильн\w{0,6}|мобільн\w{0,6}|смартфон\w{0,3}|почты|κινητό|điện thoại",
        "手机|手機|傳送|发送|の携帯|携帯|الهاتف|הנייד|ה?-?iphone|ti-85|alcatel",
    )
)
# In languages with the verb at the end, the device comes before it.
_SIGNED = re.compile(rf"\A\W{{0,4}}(?:{_SENT}).{{0,60}}?(?:{_DEVICE})(?!\w{{6}}).{{0,60}}\Z", re.I)
_SIGNED_LAST = re.compile(
    r"\A\W{0,4}.{0,50}?(?:iphone|ipad|android|galaxy|outlook|スマートフォン|携帯|휴대폰|telefon\w{0,8})"
    r".{0,12}?(?:から送信|より送信|에서 보냄|gönderildi|küldve|gesendet|傳送|发送|發送|lähetetty)"
    r"\W{0,3}\Z",
    re.IGNORECASE,
)


def find_signature(lines: Sequence[str]) -> int:
    """Find the first line of the signature; the number of lines if there is none."""
    size = len(lines)
    for start in range(max(0, size - _MOST_MARKED), size):
        if lines[start] == _MARK:
            return start
        if size - start <= _MOST_LINES and _is_signature(lines, start):
            return start
    return size


def _is_signature(lines: Sequence[str], start: int) -> bool:
    line = lines[start]
    if len(line) > _LONG:
        return False
    if _DASHES.match(line):
        return True
    signed = _SIGNED.match(line) or _SIGNED_LAST.match(line)
    return signed is not None and all(len(later) <= _LONG for later in lines[start:])
