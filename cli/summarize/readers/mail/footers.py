"""Footers that lists, firms and virus scanners put below a mail."""

import re
from collections.abc import Sequence

from summarize.lazy import compile_late

_MOST_LINES = 40  # from the first line of a footer to the end
_RULE = re.compile(r"\A[ \t]{0,3}[_=*#~-]{3,200}[ \t]{0,9}\Z")
# The first lines of a footer below a rule.
_BELOW_RULE = compile_late(
    r"\A.{0,120}?(?:mailing[ -]?list\b|/listinfo\b|unsubscribe|mailman|googlegroups|yahoogroups"
    r"|désabonner|désinscrire|abzumelden|abbestellen|abmelden|darse de baja|cancelar (?:la|tu|su|a)"
    r"|disiscri|afmelden|uitschrijven|avregistrera|отписаться|wypisać|退订|配信停止"
    r"|\b(?:checked|scanned) (?:for|by|with)|auf viren|virus|avast|list archives?|list guidelines)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\A\W{0,4}(?:\w{4,12}! )?(?:you(?:['’](?:re|ve)| are)? (?:received|receiving|got|getting) this"
    r"|to unsubscribe(?: from| or|,|:| send| e-?mail| please| click| visit| go| use| reply|\Z)"
    r"|to (?:stop receiving|opt[ -]out|view this discussion|manage your subscription)"
    r"|if you (?:no longer|do not|don['’]t) (?:want|wish) to receive|unsubscribe\b.{0,40}\Z"
    r"|reply to this e?-?mail directly|view it on github"
    r"|(?:this|the) e-?mail (?:and any attachments )?(?:has been|was) (?:checked|scanned)"
    r"|virus-free\.|diese e-mail wurde .{0,40}(?:viren|geprüft)"
    r"|pour (?:vous|se) dés|si vous ne souhaitez plus|sie erhalten diese[ns]? "
    r"|um sich (?:abzumelden|von)|wenn sie keine .{0,40}erhalten|(?:vous recevez|recibe|recibes"
    r"|riceve|ricevi|você recebe|você está recebendo|je ontvangt|u ontvangt) (?:cet|ce|este|questa"
    r"|esta|deze)|si no des|se non desidera|per cancellar|para cancelar|чтобы отписаться"
    r"|вы получили это письмо|如果您不想|配信停止)",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:e-?mails?|messages?|communications?|transmission|nachricht(?:en)?|courriels?|courriers?"
    r"|messaggi[oi]?|comunicazion[ei]|mensaje|correo|mensagem|bericht|meddelande[t]?|mejl|mail"
    r"|wiadomość|zpráva|сообщени[ея]|письмо|e-?posta|ileti|mesaj|viesti|besked)"
)
_SECRET = (
    r"(?:confidential|privileged|intended (?:solely|only|for)|vertraulich"
    r"|(?:ausschließlich|nur) für|confidentiel"
    r"|exclusif|strictement|confidencial|exclusiv|riservat|confidenzial|esclusiv"
    r"|vertrouwelijk|uitsluitend|bestemd|konfidentiell|fortrolig|luottamuksell|poufn|wyłącznie"
    r"|důvěrn|конфиденциальн|gizli|confidențial|unauthori[sz]ed)"
)
_OPENING = (
    r"(?:this|the (?:information|contents?)|any|all|diese[rs]?|der inhalt|die in|ce|cet|le contenu"
    r"|les informations|este|esta|as informações|a presente|el (?:contenido|presente)"
    r"|la información|quest[oa]|il (?:presente|contenuto)|le informazioni|deze|dit|de informatie"
    r"|det här|detta|denn[ea]|dette|niniejsz[aey]|ta|treść|tato|tento|это|данное|настоящее|bu"
    r"|acest|tämä)"
)
_TITLE = (
    r"(?:(?:confidentiality|legal|privileged?) (?:notice|note|information|disclaimer)\b"
    r"|disclaimer\b\W"
    r"|avis de confidentialité|aviso (?:legal|de confiden)|haftungsausschluss"
    r"|vertraulichkeitshinweis|(?:avviso|nota) (?:legale|di riservatezza))"
)
_TITLED = re.compile(rf"\A\W{{0,5}}{_TITLE}", re.IGNORECASE)
_SECRECY = re.compile(
    rf"\A\W{{0,5}}(?:{_OPENING}\b.{{0,100}}?\b{_SUBJECT}\b.{{0,300}}?{_SECRET}|{_TITLE})",
    re.IGNORECASE,
)
_SURE = compile_late(
    r"(?:recipient|addressee|attachment|received (?:this|it)|disclos|delete|empfänger|adressat"
    r"|irrtümlich|vernichte|lösche|destinatai|destinat[áa]ri|pièces jointes|supprim|détrui|adjunto"
    r"|archivos|elimin|anexo|apag|allegat|distrugg|cancell|geadresseerde|ontvang|bijlage|mottagar"
    r"|bilag|modtager|mottaker|vastaanottaj|adresat|załącz|příjemc|получател|вложени|alıcı)",
    re.IGNORECASE,
)
_SEEN = 800  # characters of a paragraph


def find_footer(lines: Sequence[str]) -> int:
    """Find the first line of a list's footer; the number of lines if there is none."""
    size = len(lines)
    for start in range(max(0, size - _MOST_LINES), size):
        line = lines[start]
        if _RULE.match(line):
            below = [later for later in lines[start + 1 : start + 5] if later.strip()]
            if any(_BELOW_RULE.match(later[:200]) for later in below[:2]):
                return start
        elif _OPENS.match(line) and (start == 0 or not lines[start - 1].strip()):
            return start
    return size


def find_secrecy(lines: Sequence[str]) -> list[int]:
    """Find the lines of confidentiality notices."""
    found: list[int] = []
    paragraph: list[int] = []
    for number in range(len(lines) + 1):
        written = number < len(lines) and lines[number].strip()
        titled = written and _TITLED.match(lines[number][:_SEEN])
        if written and not titled:
            paragraph.append(number)
            continue
        text = " ".join(lines[i].strip() for i in paragraph)[:_SEEN]
        if _SECRECY.match(text) and _SURE.search(text):
            found += paragraph
        paragraph = [number] if titled else []  # it may follow a signature directly
    return found
