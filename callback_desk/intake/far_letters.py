"""Which code page a text is in that is neither UTF-8 nor western: its letters tell.

Each code page makes letters of any bytes; only the right one makes those that a
language has again and again. Where none does so clearly the text stays western, and a
person may choose.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

LONGEST_LOOK: Final = 64 * 1024
"""Bytes that are looked at."""

_FEWEST: Final = 4
"""Different letters that tell; fewer may be an accident."""

_LONG_WORD: Final = 4
"""Letters of a word, two of which a text in an alphabet has."""

_MEAN_WORD: Final = 2.5
"""Letters of its words, on the average."""

_FEWEST_HALF: Final = 8
"""Different half-width letters that tell: three umlauts would be a word of them."""

_OF_ONE_KIND: Final = 0.9
"""Share of its words in which no plain letter stands."""

_ONE_CASE: Final = 0.85
"""How likely a text is whose letters are all great, or all small."""

_HALF_WIDTH: Final = 0.7
"""How much a half-width letter counts: nearly every byte is one."""

_MOST_BAD: Final = 0.01
"""Share of letters that no code page has, for a byte was lost."""

_FEW_WESTERN: Final = 0.1
"""Share of high bytes that stand alone among plain letters, as western accents do."""

_MOST_WESTERN: Final = 0.3
"""The same where a letter may be a high byte and a plain one."""

_WESTERN = re.compile(
    rb"(?<![\x80-\xff])[\xa1-\xff](?![\x80-\xff])(?=[A-Za-z])"
    rb"|(?<=[A-Za-z])[\xa1-\xff](?![\x80-\xff])"
)
_WORD = re.compile(r"[^\W\d_]+")

_CHINESE: Final = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但"
    "因只从想实日者意无力与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应"
    "向头文体美相见被利什二等产或新己身果加西月话合回特代内信表老给世位次度门任常先海通教儿东声提立"
    "及比员解水名真处走各入几口认条平气题活更别打女变四总何电数安少报才结受目太再感建做接必场件计期"
    "市直资命金指许区保至便空治展书非听白达光放强难思完色路记南品住告求北边死该交万取望觉今院让候带"
    "姓码邮箱留言备注李王张刘陈杨赵黄周吴徐孙胡朱林郭马罗梁宋郑谢韩唐冯董萧程曹袁邓傅沈曾彭吕苏卢蒋"
    "蔡丁魏薛叶余潘杜戴夏钟汪田姜范石姚谭熊陆孔崔康毛江顾孟龙伟芳娜秀英敏静丽磊军洋勇艳杰娟涛超霞刚"
    "桂请联系帮助希望抑郁焦虑症疗预约咨询睡眠疼痛号址期客户"
)
_TRADITIONAL: Final = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發"
    "後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但"
    "因只從想實日者意無力與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應"
    "向頭文體美相見被利什二等產或新己身果加西月話合回特代內信表老給世位次度門任常先海通教兒東聲提立"
    "及比員解水名真處走各入幾口認條平氣題活更別打女變四總何電數安少報才結受目太再感建做接必場件計期"
    "市直資命金指許區保至便空治展書非聽白達光放強難思完色路記南品住告求北邊死該交萬取望覺今院讓候帶"
    "姓碼郵箱留言備註李王張劉陳楊趙黃周吳徐孫胡朱林郭馬羅梁宋鄭謝韓唐馮董蕭程曹袁鄧傅沈曾彭呂蘇盧蔣"
    "蔡丁魏薛葉余潘杜戴夏鍾汪田姜范石姚譚熊陸孔崔康毛江顧孟龍偉芳娜秀英敏靜麗磊軍洋勇艷傑娟濤超霞剛"
    "桂請聯繫幫助希望憂鬱焦慮症療預約諮詢睡眠疼痛號址期客戶絡婷怡雅淑慧志家豪"
)
_KANJI: Final = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百"
    "書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨私方様氏姓電話番号連絡希望相談内"
    "容備考件田佐藤鈴橋伊渡辺村林加吉野松井清斎原岡石池太郎郎美恵花真由優健誠治療痛不安鬱病院予約"
)
_KOREAN: Final = (
    "이다는을의에가고하지은로기도사한서리를인스자어해대나시아정수니전라부보만으장주그제일상조있게연원안"
    "들무동구국여공우김오마신선면화문과비유경성분드최박강윤임양황권송류홍름번호메세요락처습합것녕영민현"
    "준진미지희철재호은혜서윤울증싶주말없않생각때내너무살죽고태영소너더되할러저방법료상담예약"
)
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc]")
_HALF_KANA = re.compile("[\uff66-\uff9d]")


class _Page(NamedTuple):
    """A code page.

    Attributes:
        codec: as Python calls it.
        common: the letters that most of a text consists of.
        enough: their share of all letters that tells.
        fewest: different letters that a text has.
        is_alphabet: its letters make words.
        is_cased: they are great at the beginning of words alone.
    """

    codec: str
    common: frozenset[str]
    enough: float
    fewest: int = _FEWEST
    is_alphabet: bool = False
    is_cased: bool = False


_RUSSIAN: Final = "оеаинтсрвлкмдпуыяюёії"
_GREEK: Final = "αοιετσνηυρπκμλςάέίόή"


@cache
def _pages() -> tuple[_Page, ...]:
    """The code pages that are told, the likelier of equals first."""
    return (
        _Page("cp1251", frozenset(_RUSSIAN), 0.6, is_alphabet=True, is_cased=True),
        _Page("koi8-r", frozenset(_RUSSIAN), 0.6, is_alphabet=True, is_cased=True),
        _Page("cp866", frozenset(_RUSSIAN), 0.6, is_alphabet=True, is_cased=True),
        _Page("iso8859-5", frozenset(_RUSSIAN), 0.6, is_alphabet=True, is_cased=True),
        _Page("cp1253", frozenset(_GREEK), 0.6, is_alphabet=True, is_cased=True),
        _Page("cp1255", frozenset("יוהלראתבשמנדעחקם"), 0.6, is_alphabet=True),
        _Page("cp1256", frozenset("اليمونرتبعدسهفةأ"), 0.6, is_alphabet=True),
        _Page("cp874", frozenset("านรอกเงมยลวดตสทหคบปแไ่้ัีิุ์โใ"), 0.6, fewest=_FEWEST_HALF),
        _Page("gb18030", frozenset(_CHINESE), 0.45),
        _Page("cp950", frozenset(_TRADITIONAL), 0.45),
        _Page("cp949", frozenset(_KOREAN), 0.45),
        _Page("cp932", frozenset(_KANJI), 0.45),
        _Page("euc-jp", frozenset(_KANJI), 0.45),
    )


def far_codec(sample: bytes) -> str | None:
    """The code page of a text, or None where it is western or not to be told.

    Args:
        sample: bytes of it, most of which are not plain letters alone.
    """
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    if not high:
        return None
    western = len(_WESTERN.findall(sample)) / high
    if western > _MOST_WESTERN:
        return _neighbour(sample)
    pages = [
        page for page in _pages() if western <= _FEW_WESTERN or not page.is_alphabet
    ]
    best = max(_told(sample, pages), default=None)
    return None if best is None else best[1]


def _told(sample: bytes, pages: Sequence[_Page]) -> Iterator[tuple[float, str]]:
    """The code pages in which a text is likely, with how likely."""
    for page in pages:
        text = sample.decode(page.codec, "replace")
        # The sample may be cut within a letter.
        letters = [sign for sign in text[:-1] if sign > "\x7f" and sign.isalpha()]
        odd = [sign for sign in text[:-1] if sign > "\x7f" and not sign.isprintable()]
        bad = text[:-1].count("\ufffd") + len(odd)
        if len(set(letters)) < page.fewest or bad > _MOST_BAD * len(letters):
            continue
        if not _may_be_words(page, text, letters):
            continue
        share = _share(page, text, letters)
        if share >= page.enough:
            yield share, page.codec


def _share(page: _Page, text: str, letters: list[str]) -> float:
    """How much of a text are letters that its language has again and again."""
    common = page.common
    if page.codec in ("cp932", "euc-jp"):
        half = sum(map(bool, map(_HALF_KANA.match, letters)))
        found = sum(sign in common or bool(_KANA.match(sign)) for sign in letters)
        return (found + _HALF_WIDTH * half) / len(letters)
    share = sum(sign.lower() in common for sign in letters) / len(letters)
    if not page.is_cased:
        return share
    words = _words(text)
    share *= sum(map(_is_well_cased, words)) / len(words)
    own = "".join(words)
    return share * (_ONE_CASE if own.islower() or own.isupper() else 1)


def _words(text: str) -> list[str]:
    """The words that are not plain ones."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _may_be_words(page: _Page, text: str, letters: list[str]) -> bool:
    """Whether letters stand together as in words, not alone or among plain ones."""
    words = _words(text)
    if sum(map(_is_of_one_kind, words)) < _OF_ONE_KIND * len(words):
        return False
    if not page.is_alphabet:
        kinds = set(letters)
        half = sum(map(bool, map(_HALF_KANA.match, kinds)))
        return not half or half >= _FEWEST_HALF
    long = sum(len(word) >= _LONG_WORD for word in words)
    return long > 1 and sum(map(len, words)) >= _MEAN_WORD * len(words)


def _is_of_one_kind(word: str) -> bool:
    """Whether plain letters stand nowhere in a word of others."""
    return not any(map(str.isascii, word))


def _is_well_cased(word: str) -> bool:
    """Whether a word's letters are great and small as somebody types them."""
    return word.islower() or word.isupper() or word.istitle()


_POLISH: Final = re.compile(
    rb"[a-z]{2}[\xb9\xb3][a-z]|[A-Z][\xb9\xb3][a-z]|\xa3[a-z]{2}"
    rb"|\xf3[\xb9\xb3][a-z\xe6\xea]|\xaf(?:[a-z]|\xf3)[a-z\xb3]"
)
_CZECH: Final = re.compile(
    rb"[a-z][\xf8\xec\xf9\xef\xf2\xe8]|[\xd8\xc8][a-z]", re.IGNORECASE
)
_PLAIN: Final = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HACEK: Final = re.compile(rb"[A-Za-z][\x9a\x9e\x9d]|[\x8a\x8e][a-z\xe1\xe9\xed]")
_NORTHERN: Final = re.compile(rb"[\xe5\xe6\xc5\xc6\xe0\xe3\xf1\xe7\xf4\xea]")
_TURKISH: Final = re.compile(
    rb"[A-Za-z][\xfd\xf0]|[\xfe\xde][a-z]|[a-z][\xfe]|\xdd[a-z]"
)
_SOFT: Final = re.compile(rb"[\xe7\xc7\xfc\xdc]")
_ACUTE: Final = re.compile(rb"[\xe1\xe9\xed\xf3\xfa\xe6\xc1\xc9\xcd\xd3\xda\xc6]")


def _neighbour(sample: bytes) -> str | None:
    """Central European or Turkish, where signs stand within words as letters would."""
    checks: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
        ("cp1250", _is_polish),
        ("cp1250", _is_czech),
        ("cp1254", _is_turkish),
    )
    return next((codec for codec, looks in checks if looks(sample)), None)


def _is_polish(sample: bytes) -> bool:
    """Whether signs such as a pound's or a small three stand within words."""
    found = _POLISH.findall(sample)
    return len(found) > 1 and len({one[-2:] for one in found}) > 1


def _is_czech(sample: bytes) -> bool:
    """Whether letters stand together that no western language has both of."""
    kinds = {one.strip(_PLAIN) for one in _CZECH.findall(sample)}
    return (
        len(kinds) > 1 and bool(_HACEK.search(sample)) and not _NORTHERN.search(sample)
    )


def _is_turkish(sample: bytes) -> bool:
    """Whether Iceland's letters stand beside those that it has not."""
    found = _TURKISH.findall(sample)
    kinds = {one.strip(_PLAIN) for one in found}
    return len(kinds) > 1 and bool(_SOFT.search(sample)) and not _ACUTE.search(sample)
