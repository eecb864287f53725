"""Evil values: numbers, dates, addresses and characters that no careful program would write."""

from typing import Literal, NamedTuple

# As text, escaped as its format wants it; as markup, which is not escaped; as a literal of JSON,
# where the format has such values; as nothing at all; twice; as the value was.
Form = Literal["text", "markup", "literal", "missing", "doubled", "unchanged"]


class Value(NamedTuple):
    """An evil value."""

    name: str  # how a finding calls it
    text: str = ""
    form: Form = "text"


_LONG = 300_000  # characters
_DIGITS = "9" * 5_000  # int() takes 4,300
_TEXTS = {
    "empty": "",
    "a space": " ",
    "a superscript": "²",
    "a circled digit": "①",
    "digits of Arabic": "٣٤",
    "a fraction": "½",
    "a numeral of Tamil": "௰",
    "digits": _DIGITS,
    "a minus and digits": "-" + _DIGITS,
    "300,000 letters": "a" * _LONG,
    "words": "Ships went by. " * (_LONG // 15),
    "control characters": "a\x1b[31mred\x1b]0;title\x07\x9b1m\x08 b",
    "marks of direction": "a\u202eb\u2066c\u200f\u061c d",
    "hidden characters": "a\u200b\ufeff\u2060\U000e0041\U000e0042\u3164\ufe0f b",
    "a NUL": "a\0b",
    "a lone surrogate": "a\ud800b",
    "two surrogates": "\udfff\ud800",
    "line ends": "a\r\nb\n\nc\u2028d\x85e\x0bf",
    "a noncharacter": "a\uffff\ufffe\U0010ffff",
    "letters that grow": "İŉǰΐﬃß" * 9,
    "marks without letters": "\u0301" * 5_000,
    "a path": "/etc/passwd",
    "a path upwards": "../../../../etc/passwd",
    "a path of Windows": "C:\\..\\..\\con",
    "a share": "\\\\host\\share",
    "an address of a file": "file:///etc/passwd",
    "an open bracket in an address": "http://[",
    "a broken address": "http://[::1%25]:99999999/%",
    "a port": "https://example.org:²/",
    "an address with a NUL": "http://a\0b/\n",
    "an address of a script": "javascript:alert(1)",
    "an address of data": "data:text/html;base64,%%%",
    "two slashes": "//",
    "a fragment": "#",
    "a percent sign": "%zz%s%n%",
    "day 99": "9999-99-99",
    "day 0": "0000-00-00",
    "the last moment": "9999-12-31T23:59:60.999999999+99:99",
    "the first moment": "0001-01-01T00:00:00+14:00",
    "year 10000": "10000-01-01",
    "a month of no digit": "2024-²-①",
    "a date of a mail": "Mon, 99 Foo 99999 99:99:99 +9999",
    "the last date of a mail": "Fri, 31 Dec 9999 23:59:59 -2359",
    "a date of a PDF": "D:99999999999999+99'99'",
    "a stamp": "99999999999999999",
    "a clock": "99:99:99,999",
    "a long clock": "999999999999:00:00.000 --> 00:00:00.²",
    "a reference of a character": "&#" + _DIGITS + ";",
    "a hexadecimal reference": "&#x" + "f" * 5_000 + ";",
    "references of no characters": "&#0; &#x110000; &#xd800; &#-1; &#²; &#x;",
    "an entity": "&a;",
    "tags": "</p><b><script>",
    "an open tag": "<a " + "b " * 50,
    "an end of CDATA": "]]>",
    "a comment": "<!-- --",
    "quotes": "'\"`´",
    "backslashes": "\\\\\\1\\g<0>\\u\\",
    "braces": "{}{0}{{a}}{",
    "brackets": "[" * 300,
    "parentheses": "((" * 300 + "))" * 300,
    "pipes": "|||",
    "a letter": "x",
    "a codec of no text": "hex",
    "a codec of bytes": "idna",
    "a codec of escapes": "unicode_escape",
    "a codec that fails": "undefined",
    "a codec with a NUL": "utf-8\0",
    "a codec of numbers": "cp²",
    "UTF-16": "utf-16",
    "UTF-7": "utf-7",
    "JSON": '{"a": [1, null]}',
    "deep JSON": "[" * 20_000,
    "a script of a formula": "\\" * 500 + "newcommand{\\a}{\\a\\a}\\a",
}
_NUMBERS = (
    "-1", "0", "-0", "1", "9", "1.5", "1e999", "-1e999", "1e-999", "1e5", "nan", "NaN", "inf",
    "Infinity", "-Infinity", "1_000", "0x10", "１２", "+5", "127", "65536", "2147483648",
    "4294967296",
    "99999999999999999999", "1,5", ".", "-", "1.2.3", "007",
)  # fmt: skip
_LITERALS = (
    "null", "true", "false", "[]", "{}", '""', "[[]]", '[""]', "[null]", '{"a":{}}', '{"":[]}',
    "0", "-1", "1.5", "1e999", "-1e999", "NaN", "Infinity", "1e400", "99999999999999999999",
    '[0,"a",null,[],{}]',     '"\\ud800"', '"\\u0000"',
)  # fmt: skip

_MARKUP = (
    "a reference of a character", "a hexadecimal reference", "references of no characters",
    "an entity",     "tags", "line ends",
)  # fmt: skip
# What broke the most: each place gets these in turn, before and beside what chance draws.
_SHARP = (
    "a reference of a character", "digits", "a superscript", "control characters",
    "a lone surrogate", "an open bracket in an address", "300,000 letters", "day 0", "empty",
    "digits of Arabic", "a hexadecimal reference", "hidden characters", "line ends", "day 99",
)  # fmt: skip
_SHARP_NUMBERS = (
    "digits", "a superscript", "a minus and digits", "a numeral of Tamil", "digits of Arabic",
    "empty",
)  # fmt: skip
_MISSING = (Value("missing", form="missing"), Value("doubled", form="doubled"))
NUMBERS = tuple(Value(text, text) for text in _NUMBERS)
SHARP = (*(Value(name, _TEXTS[name]) for name in _SHARP), *_MISSING)
SHARP_NUMBERS = (
    *(Value(name, _TEXTS[name]) for name in _SHARP_NUMBERS),
    *(Value(text, text) for text in ("-1", "1e999", "99999999999999999999", "nan")),
    *_MISSING,
)
TEXTS = (
    *(Value(name, text) for name, text in _TEXTS.items()),
    *NUMBERS,
    *(Value(f"{name}, as markup", _TEXTS[name], "markup") for name in _MARKUP),
)
LITERALS = (
    *(Value(f"the literal {text}", text, "literal") for text in _LITERALS),
    Value("the literal of digits", _DIGITS, "literal"),
    Value("a deep literal", "[" * 400 + "]" * 400, "literal"),
    Value("a very deep literal", "[" * 50_000 + "]" * 50_000, "literal"),
)
_SHARP_LITERALS = ("null", "[]", "{}", "1e999", "-1", "true", "NaN", '"\\ud800"', '{"a":{}}')
SHARP_LITERALS = (
    Value("the literal of digits", _DIGITS, "literal"),
    *(Value(f"the literal {text}", text, "literal") for text in _SHARP_LITERALS),
)
UNCHANGED = Value("unchanged", form="unchanged")
