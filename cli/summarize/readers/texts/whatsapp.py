"""What WhatsApp itself writes into a chat: of what was deleted, edited, sealed, and of pictures."""

import re

from summarize.lazy import compile_late

HIDDEN = "[\u200e\u200f\u202a\u202c\ufeff]{0,3}"  # it sets marks of direction
# What WhatsApp says itself on an iPhone, whatever the language; not who is spoken to.
_BY_PROGRAM = re.compile("\u200e(?!@)")
# What stands for a picture: "image omitted", in the languages of which we have seen it.
_MEDIA = (
    r"(?:imagen?|imagem|immagine|afbeelding|bild|gambar|görüntü|изображение|photo|foto|v[ií]d[eé]o"
    r"|видео|[aá]udio|ses|аудио(?:файл)?|sti(?:c?ker)|стикер|figurinha|çıkartma|gif|do[ck]ument[oe]?"
    r"|dokumen|belge|документ|(?:multi)?media|(?:video|voice) (?:note|message)|contact card"
    r"|kontaktkarte|fiche contact|tarjeta de contacto|scheda contatto|cartão d[eo] contato"
    r"|contactkaart) (?:omitted|weggelassen|ausgelassen|omise?|absente?|manquante?|retiré|"
    r"(?:omitid|ocultad|omess|esclus)[oa]|non inclus[oa]|weggelaten|dahil edilmedi|tidak disertakan"
    r"|отсутствует|пропущено)|(?:画像|動画|ビデオ|音声|スタンプ|GIF)は省略されました"
    r"|(?:图像|图片|圖片|影片|视频|音频|音訊|贴图|貼圖|GIF) ?已(?:忽略|省略|略去)"
)
_NO_MESSAGE = compile_late(
    rf"{HIDDEN}(?:<[^<>]{{3,120}}>|{_MEDIA}|null"
    r"|this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht|ce message a été supprimé|se eliminó este mensaje"
    r"|eliminaste este mensaje|questo messaggio è stato eliminato"
    r"|(?:esta )?mensagem (?:foi )?apagada|dit bericht is verwijderd"
    r"|ta wiadomość została usunięta|данное сообщение удалено"
    r"|това съобщение беше изтрито|bu mesaj silindi|tämä viesti poistettiin|tin nhắn này đã bị xóa"
    r"|ezt az üzenetet törölték|삭제된 메시지입니다|此消息已删除|此訊息已刪除|تم حذف هذه الرسالة"
    r"|このメッセージは削除されました|pesan ini dihapus|missed (?:voice|video) call)\W?$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\A\u200e?(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d{4}\.\w{2,5} \([^()]{3,40}\)\s{0,9}"
)
# "<This message was edited>", and the name of a file after what is said of it.
_EDITED = (
    "edited|bearbeitet|modifié|edit[oó]|editad[ao]|modificato|bewerkt|redigera|redigert|redigeret"
    "|muokattu|edytowan|upraven|szerkeszt|изменено|редактир|düzenlendi|diedit|đã chỉnh sửa"
    "|תוקנ|נערכ|تعديل|संपादित|แก้ไข|已编辑|已編輯|編集|수정"
)
_ADDED = compile_late(
    rf"\s{{0,9}}(?:\u200e<[^<>]{{3,120}}>|<[^<>]{{0,60}}(?:{_EDITED})[^<>]{{0,30}}>)$",
    re.IGNORECASE,
)
# What WhatsApp says at the start of a chat, in some of them under the name of the group.
_SEALED = compile_late(
    r"(?:messages and calls are end-to-end encrypted|nachrichten und anrufe sind ende-zu-ende"
    r"|les messages et les appels sont chiffrés de bout|los mensajes y las llamadas están cifrados"
    r"|i messaggi e le chiamate sono crittografati|as mensagens e as (?:chamadas|ligações) são"
    r"|berichten en gesprekken zijn end-to-end"
    # Before 2020 "Messages to this group are now secured with end-to-end encryption."
    r"|(?:messages|nachrichten|les messages|los mensajes|i messaggi|(?:as )?mensagens|berichten)\b"
    r"[\w ,]{0,80} (?:now secured with end-to-end encryption"
    r"|jetzt mit ende-zu-ende-verschlüsselung geschützt"
    r"|désormais (?:protégés|sécurisés) (?:avec le|par le|par un) chiffrement de bout en bout"
    r"|ahora están protegid[oa]s con (?:el )?cifrado de extremo a extremo"
    r"|ora protett[ei] con (?:la )?crittografia end-to-end"
    r"|agora (?:são|estão) protegidas com (?:criptografia|encriptação) (?:de )?pont[ao][ -]a"
    r"[ -]pont[ao]|nu beveiligd met end-to-end[- ](?:encryptie|versleuteling))(?:\.|\s{0,9}$))",
    re.IGNORECASE,
)


def stands_for_none(text: str) -> bool:
    """Tell whether a text stands for a message that is none of people's words."""
    return bool(_NO_MESSAGE.match(text) or _SEALED.match(text))


def find_written(text: str) -> str | None:
    """Return what people wrote of a message; None where the program says all of it."""
    said = _FILE.sub("", text, count=1)
    return None if not said or _BY_PROGRAM.match(said) else _ADDED.sub("", said)
