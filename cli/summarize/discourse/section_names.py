"""Names of the sections and other parts of papers and reports, in the most common languages."""

import re

from summarize.discourse.back_matter import match_heading
from summarize.lazy import compile_late

SECTION = match_heading(
    r"introduction|background|(?:materials?|patients|subjects) and methods?|methods?|methodology",
    r"results?(?: and discussions?)?|discussions?|conclusions?|concluding remarks|summary",
    "references?|literature cited",
    "einleitung|methoden?|ergebnisse|diskussion|fazit|méthodes?|résultats|introducción|métodos?",
    "resultados|discusión|conclusiones|introduzione|metodi|risultati|введение|выводы|заключение",
)
INTRODUCTION = match_heading(
    "introduction|background|einleitung|einführung|introducción|introduzione|introdução|введение",
    "statement of need|motivation|overview|inleiding|inledning|引言|はじめに",
)
APPENDIX = compile_late(
    r"^\W{0,9}(?:appendi|annex|anhang|supplement|apéndice|приложение)", re.IGNORECASE
)
ABSTRACT = compile_late(
    r"^\W{0,9}(?:\d{1,2}\.?\s{0,3})?(a\s?b\s?s\s?t\s?r\s?a\s?c\s?t|summary|zusammenfassung|kurzfassung"
    r"|résumé|resumen|resumo|riassunto|аннотация|samenvatting|sammanfattning|摘要|要旨|บทคัดย่อ)\b\W{0,9}",
    re.IGNORECASE,
)
CAPTION = compile_late(
    r"^\W{0,9}(?:fig(?:ure|\.|s\.)?|tab(?:le|\.|elle)?|abb(?:ildung|\.)|scheme|chart|plate"
    r"|box(?!\s{1,3}\d{1,6},)|listing|algorithm|graph|photo|exhibit|tableau|tabla|tabela|tabella|figura|рис(?:унок|\.)"
    r"|ilustra(?:ción|ção)|illustra(?:tion|zione)|gráfico|grafico|cuadro|rys(?:unek|\.)"
    r"|obr(?:ázek|\.)|afbeelding|şekil|그림|표|ภาพที่|таблица"
    r"|(?:supplementary|additional) (?:file|fig|table|material)\w{0,9}|图|図|表)"
    # A set of letters takes 5 ms to compile where case does not count.
    r"(?:[\s.:]{0,6}S?\d{1,3}|[\s.:]{1,6}(?-i:[IVXivx]{1,6}\b|[A-Za-z]\b))",
    re.IGNORECASE,
)
CAPTION_INSIDE = compile_late(
    r"(?<!\()(?<!\b[Ii]n )\b(?:Figure|Table|Fig\.|Abbildung|Tabelle|Figura|Tabla) \d{1,2}\b"
)
TABLE = compile_late(r"^\W{0,9}(?:tab|таблица|表)", re.IGNORECASE)
CONTENTS = match_heading(
    "(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice",
    "sumário|содержание|оглавление|inhoud(?:sopgave)?|innehåll|目次|目录",
)
SPACED_CONTENTS = compile_late(
    r"\W{0,9}(?:t ?a ?b ?l ?e ?o ?f ?)?c ?o ?n ?t ?e ?n ?t ?s\W{0,9}$", re.IGNORECASE
)
KEYWORDS = compile_late(
    r"^\W{0,9}(?:key ?words?|index terms|(?:ACM )?categories and subject descriptors|ccs concepts"
    r"|general terms[ :.—-]{1,3}(?:algorithms|design|documentation|economics|experimentation"
    r"|human factors|languages|legal aspects|management|measurement|performance|reliability"
    r"|security|standardization|theory|verification)|schlüssel(?:wörter|worte)|mots[- ]clés"
    r"|palabras clave"
    r"|parole chiave|palavras-chave|ключевые слова|关键词)\b",
    re.IGNORECASE,
)
AFFILIATION = compile_late(
    r"\b(?:universi[td]\w{1,4}|uniwersytet\w{0,3}|университет\w{0,3}|đại học|egyetem\w{0,4}"
    r"|ministry|министерств\w|факультет\w{0,2}|кафедр\w|大学|学院|대학교"
    r"|department|institut\w{0,2}|faculty|college|laborator\w{1,3}|hospital"
    r"|school of|academy|fakultät|hochschule|departamento|facult(?:ad|é)|e-?mail|orcid)\b|@",
    re.IGNORECASE,
)
BYLINE = compile_late(r"(?:by|von|par|por|di|text:?)\s{1,3}(?=[^\W\d_])", re.IGNORECASE)
LICENCE = compile_late(
    r"open.access article|creative commons|all rights reserved|published by|distributed under",
    re.IGNORECASE,
)
FRONT_LABEL = compile_late(
    r"^\W{0,9}(?:key ?words?|index terms|received|correspond|\*correspond|copyright|©|doi:)",
    re.IGNORECASE,
)
