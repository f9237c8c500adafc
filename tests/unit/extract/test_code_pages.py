import pytest

from briefreader.extract.front.decoding import decode

ENGLISH = "The minister’s café — “open”, as naïve guests say — isn’t the government’s to close; allies wait. "
RUSSIAN = "Министр заявил, что переговоры в этом году не закончатся, и соседи следят за ними с тревогой. "
POLISH = "Minister oświadczył, że rozmowy nie zakończą się w tym roku, a sąsiedzi śledzą je z niepokojem, łącząc siły. "
CHINESE = "部长表示，谈判今年不会结束。政府的要求太高，邻国对此感到忧虑。"
JAPANESE = "大臣は、交渉は今年中には終わらないと述べた。政府の要求は高すぎる。"
KOREAN = "장관은 협상이 올해 안에 끝나지 않을 것이라고 말했다. 이웃 나라들은 지켜보고 있다."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
    ],
)
def test_the_code_page_is_found(text: str, codec: str) -> None:
    found = decode((text * 4).encode(codec), where="a.txt")
    assert (found.text, found.encoding) == (text * 4, codec)
    assert [fault.what for fault in found.faults if "not UTF-8" in fault.what]


@pytest.mark.parametrize("shift", [0, 1])
@pytest.mark.parametrize(
    ("text", "codec"), [(CHINESE, "gb18030"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (KOREAN, "cp949")]
)
def test_a_long_text_is_not_judged_with_half_a_character(text: str, codec: str, shift: int) -> None:
    page = "a" * shift + f"{text * 10}\n" * 300
    found = decode(page.encode(codec), where="a.txt")
    assert (found.text, found.encoding) == (page, codec)


@pytest.mark.parametrize(
    "text",
    [
        "A política de inovação não é só uma questão de educação; há também decisões públicas do governo.",
        "Það er mikilvægt að ræða áhrif vaxtahækkana á íslenskt efnahagslíf þjóðarinnar.",
        "Fyrir þinginu liggur frumvarp um fjárlög næsta árs, og óvíst er hvort það nær fram að ganga í ár.",
        "“Café” – naïve… it’s “done”.",
    ],
)
def test_western_text_with_many_accents_is_not_taken_as_eastern(text: str) -> None:
    assert decode(text.encode("cp1252"), where="a.txt").text == text


@pytest.mark.parametrize(
    "text",
    [
        POLISH,
        "Ministr prohlásil, že jednání letos neskončí a sousedé je sledují se znepokojením. Vláda předložila návrh.",
        "A miniszter kijelentette, hogy a tárgyalások idén nem érnek véget, és a szomszédok aggódva figyelik őket.",
    ],
)
def test_eastern_text_is_still_taken_as_such(text: str) -> None:
    assert decode(text.encode("cp1250"), where="a.txt").text == text


@pytest.mark.parametrize(
    ("said", "codec"),
    [
        ('<meta charset="iso-8859-2">', "iso8859-2"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">', "cp1250"),
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso8859-2"),
    ],
)
def test_a_page_is_believed_what_it_says_of_its_code_page(said: str, codec: str) -> None:
    found = decode((said + POLISH).encode(codec), where="a.html")
    assert found.text == said + POLISH
    assert "as it says" in found.faults[0].what


@pytest.mark.parametrize("said", ["utf-8", "base64", "x-user-defined", "no-such-thing"])
def test_a_page_that_says_nonsense_is_read_all_the_same(said: str) -> None:
    page = f'<meta charset="{said}">{ENGLISH}'
    assert decode(page.encode("cp1252"), where="a.html").text == page


@pytest.mark.parametrize(
    "said",
    ["It said charset=windows-1251 once. ", '<form accept-charset="koi8-r">', '<script charset="koi8-r"></script>'],
)
def test_what_others_say_of_code_pages_is_not_believed(said: str) -> None:
    found = decode(f"{said}{ENGLISH}".encode("cp1252"), where="a.html")
    assert (found.text, found.encoding) == (f"{said}{ENGLISH}", "cp1252")


def test_the_first_name_that_can_be_right_is_believed() -> None:
    page = f'<script charset="utf-8"></script><meta charset="utf-8"><meta charset="windows-1250">{POLISH}'
    assert decode(page.encode("cp1250"), where="a.html").text == page


def test_names_of_small_sets_stand_for_what_browsers_read() -> None:
    assert decode(f'<meta charset="iso-8859-1">{ENGLISH}'.encode("cp1252"), where="a.html").encoding == "cp1252"
    assert decode(f'<meta charset="gb2312">{CHINESE}'.encode("gb18030"), where="a.html").encoding == "gb18030"


def test_utf_8_is_not_doubted() -> None:
    assert decode(f'<meta charset="windows-1251">{RUSSIAN}'.encode(), where="a.html").encoding == "utf-8"


def test_one_quotation_mark_of_windows_is_read() -> None:
    assert decode(b"The minister\x92s own view of things.", where="a.txt").text == "The minister’s own view of things."


def test_what_a_code_page_does_not_know_is_counted() -> None:
    found = decode(b"The minister\x92s own \x81 view of \x8d things.", where="a.txt")
    assert "2 broken characters replaced" in found.faults[0].what
