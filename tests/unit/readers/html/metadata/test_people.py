"""A name is that of a person, in any script."""

import pytest

from summarize.readers.html.metadata.people import is_person, list_people


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("Von Anna Groß", "Anna Groß"),
        ("Par Zoé Lenoir", "Zoé Lenoir"),
        ("Автор: Анна Ли", "Анна Ли"),
        ("作者：王小河", "王小河"),
        ("김바다 기자", "김바다"),
        ("Ann Lee February 8", "Ann Lee"),
        ("La Toya Jackson", "La Toya Jackson"),
        ("Rechtsanwältin Anna Groß", "Anna Groß"),
        ("Ann Lee and Bob May", "Ann Lee; Bob May"),
        ("Ann Lee, Bob May & Cy Orr", "Ann Lee; Bob May; Cy Orr"),
        ("Ann Lee; ANN LEE", "Ann Lee"),
        ("Ann Lee; Trial Attorney", "Ann Lee"),
        ("Ann Lee, PhD, Head of Water, North Shore", "Ann Lee"),
        ("Dr. Ann Lee MD", "Ann Lee"),
        ("Ann Lee; Coast Courier", "Ann Lee"),
        ("Lee, Ann B.", "Ann B. Lee"),
        ("Ann B. Senior", "Ann B. Senior"),
        ("Ann Lee Reuters", "Ann Lee"),
        ("van Dijk, Jo", "Jo van Dijk"),
        ("ann lee", "Ann Lee"),
        ("Justin May; Jo March", "Justin May; Jo March"),
        ("José Ortega y Gasset", "José Ortega y Gasset"),
        ("Erstellt von Anna Groß; Alles von Anna Groß", "Anna Groß"),
        ("Ministry of Trade and Climate", ""),
        ("Autor/in: Anna Groß", "Anna Groß"),
        ("Eingestellt von Anna Groß", "Anna Groß"),
        ("Maria Fotopoulou de Souza", "Maria Fotopoulou de Souza"),
        ("Jan Bildt de Vries", "Jan Bildt de Vries"),
        ("Max Bildner von Berg", "Max Bildner von Berg"),
        ("Ann Lee CPP", "Ann Lee"),
        ("CNN Plus", ""),
    ],
)
def test_authors_are_people_without_roles_and_dates(line: str, names: str) -> None:
    assert "; ".join(list_people([line])) == names


@pytest.mark.parametrize(
    "line",
    [
        *("Coast Courier", "admin", "User Admin", "Editors", "Newsroom", "Courier Staff", "By"),
        *("View author archive", "See full bio", "Reuters", "Health Reporter", "The Water Team"),
        *("name, email@example.com", "www.example.com", "https://example.com/ann", "@annlee"),
        "责任编辑：王小河",
        *("Page.head.author", "annlee2", "AnnL", "‘Watershed’", "North Shore News", "我已授权"),
        *("La República", "La Nación", "Foto von Ann Lee", "نيوز الساحل"),
        *("Redaktion", "Redacción", "编辑部", "작성자", "Редакция", "ทีมข่าว", "فريق التحرير"),
        *("Read what we know of the water", "Tide▶ Lane"),
    ],
)
def test_what_is_no_person_is_no_author(line: str) -> None:
    assert list_people([line]) == ()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Ann Lee",
            "J. R. Orr",
            "La Văn Cầu",
            "Jean-Luc d'Aubigny",
            "Ludwig van der Berg",
            "ANN LEE",
            "Mo O’Hara",
        ),
        *("Анна Иванова", "Άννα Παππά", "王小河", "欧阳小河", "김바다"),
        *("أنا الكاتب", "דנה לוי", "อันนา ใจดี", "आशा नायर", "弗拉基·米尔"),
    ],
)
def test_a_person_has_a_name_in_any_script(name: str) -> None:
    assert is_person(name)


def test_names_of_japan_need_no_known_surname() -> None:
    assert list_people(["海野さくら"], japanese=True) == ("海野さくら",)
    assert list_people(["この記事の筆者"], japanese=True) == ()
