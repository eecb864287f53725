"""Find where a quoted or forwarded mail begins that is not marked line by line."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

_LABELS = {
    "from": "from|von|de|da|van|från|fra|od|lähettäjä|от|від|kimden|feladó|de la|desde|από"
    "|expéditeur|mittente|remetente|absender|afzender|差出人|发件人|寄件者|寄件人"
    "|보낸 사람|보낸사람"
    "|من|מאת|daripada|dari|từ",
    "sent": "sent|date|gesendet|datum|envoyé|envoyée|enviado|enviado el|enviada|enviada em|fecha"
    "|data|inviato|verzonden|skickat|sendt|dato|wysłano|wysłane|odesláno|lähetetty|päivämäärä"
    "|pvm|отправлено|дата|надіслано|gönderildi|gönderilme|tarih|elküldve|dátum|küldve|trimis"
    "|ημερομηνία|στάλθηκε|送信日時|送信|日付|日時|发送时间|发送日期|日期|寄件日期|傳送時間"
    "|보낸 날짜|날짜|تاريخ|التاريخ|נשלח|תאריך|date d'envoi|ngày|tanggal",
    "to": "to|an|à|a|para|aan|till|til|do|komu|vastaanottaja|кому|kime|címzett|către|προς|pour"
    "|宛先|收件人|收件者|받는 사람|받는사람|إلى|אל|cc|kopie|copie|kopia|kopi|копия|копія|bcc"
    "|reply-to|importance|priority|attachments|bilgi|másolatot kap|คัดลอก|抄送|副本|参照|참조"
    "|к|cc|organization",
    "subject": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|temat|předmět"
    "|predmet|aihe|тема|konu|tárgy|subiect|θέμα|件名|主题|主題|主旨|제목|موضوع|الموضوع|נושא"
    "|perihal|subjek|chủ đề|re|assumpte",
}
_LABEL_OF = {name: kind for kind, names in _LABELS.items() for name in names.split("|")}
_LABEL = re.compile(r"\A[*_> ]{0,4}([^\W\d][^\n:：*]{0,20}?)[* ]{0,3}\s?[:：][*_]{0,2}")
_BLOCK_LINES = 14  # in which a header of a quoted mail ends
_CONTINUED = 3  # lines that a field may go on
_FORWARDED = (
    "forwarded message|forwarded by|fwd|weitergeleitete nachricht|message transféré"
    "|courriel transféré|mensaje reenviado|messaggio inoltrato|mensagem encaminhada"
    "|missatge reenviat|doorgestuurd bericht|forwarded bericht|vidarebefordrat meddelande"
    "|videresendt|välitetty viesti|przekazana wiadomość|wiadomość przekazana|přeposlaná zpráva"
    "|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|iletilen|yönlendirilmiş"
    "|továbbított|mesaj redirecționat|προωθημένο|转发|轉寄|転送|전달된|forwarded"
)
_FORWARD = re.compile(rf"\A\W{{0,3}}?[-_=]{{2,60}} ?(?:{_FORWARDED})", re.IGNORECASE)
_BEGIN = re.compile(
    r"\A(?:begin forwarded message|début du (?:message réexpédié|message transféré)"
    r"|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado"
    r"|inizio messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)"
    r"|begin doorgestuurd bericht|vidarebefordrat brev|начало переадресованного сообщения)\s?:?$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"\A\W{0,3}?-{2,60} ?(?:original message|ursprüngliche (?:nachricht|mail)|originalnachricht"
    r"|message d[’']origine|message original|mensaje original|messaggio originale"
    r"|mensagem original|missatge original|oorspronkelijk bericht|origineel bericht"
    r"|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding"
    r"|original(?:besked|melding)|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość"
    r"|původní (?:zpráva|e-mail)|pôvodná správa|исходное сообщение|оригинальное сообщение"
    r"|оригінальне повідомлення|orijinal (?:mesaj|ileti)|özgün ileti|eredeti üzenet|mesaj original"
    r"|αρχικό μήνυμα|元のメッセージ|original mail|原始邮件|原始郵件|原邮件|원본 메시지|원본 메일"
    r"|הודעה מקורית|الرسالة الأصلية|reply message|reply to message)",
    re.IGNORECASE,
)
_RULE = re.compile(r"\A[ \t]{0,9}[-_=*]{5,200}[ \t]{0,9}\Z")
_TITLED_RULE = re.compile(r"\A[ \t]{0,9}-{3,60} ?[^\W\d][^\n-]{3,60}-{3,60}[ \t]{0,9}\Z")


class Cut(Enum):
    """What begins there."""

    QUOTED = "quoted"
    FORWARDED = "forwarded"


class Separator(NamedTuple):
    """Where another mail begins, and where its text does."""

    kind: Cut
    start: int
    body: int


def find_separator(lines: Sequence[str], start: int) -> Separator | None:
    """Return what begins at a line, if it is another mail."""
    line = lines[start]
    if not line.strip() or len(line) > 300:
        return None
    if _FORWARD.match(line) or _BEGIN.match(line.strip()):
        after = skip_blank(lines, start + 1)
        return Separator(Cut.FORWARDED, start, _end_block(lines, after, announced=True) or after)
    if _ORIGINAL.match(line):
        after = skip_blank(lines, start + 1)
        return Separator(Cut.QUOTED, start, _end_block(lines, after, announced=True) or after)
    if _RULE.fullmatch(line) or _TITLED_RULE.fullmatch(line):
        after = skip_blank(lines, start + 1)
        end = _end_block(lines, after)
    else:
        end = _end_block(lines, start)
    return Separator(Cut.QUOTED, start, end) if end else None


def skip_blank(lines: Sequence[str], start: int) -> int:
    """Return the next line that is not blank, or the end."""
    while start < len(lines) and not lines[start].strip():
        start += 1
    return start


def _end_block(lines: Sequence[str], start: int, *, announced: bool = False) -> int | None:
    """Return the line after the header of a quoted mail that begins here; None if none does."""
    first = _label(lines[start]) if start < len(lines) else None
    if first is None or not (announced or first in ("from", "sent")):
        return None
    kinds: set[str] = set()
    end, missed = start, 0
    for at in range(start, min(len(lines), start + _BLOCK_LINES)):
        kind = _label(lines[at])
        missed = 0 if kind else missed + 1
        if kind:
            kinds.add(kind)
            end = at + 1
        if missed > _CONTINUED:
            break
    known = "from" in kinds and (len(kinds) > 2 or (len(kinds) == 2 and "to" not in kinds))
    return skip_blank(lines, end) if known else None


def _label(line: str) -> str | None:
    """Return which field of a header a line is, if any."""
    found = _LABEL.match(line[:80])
    return _LABEL_OF.get(found[1].strip().lower()) if found else None
