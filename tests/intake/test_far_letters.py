"""Exports in the code page of another alphabet, told by their letters alone."""

from pathlib import Path

import pytest

from callback_desk.intake.encoding import EncodingSurvey
from callback_desk.intake.far_letters import far_codec
from tests.intake.opening import opened

FAR = (
    ("gb18030", "姓名,电话,留言\n王小明,2127365000,我想预约治疗抑郁症\n"),
    ("gb18030", "Name,Phone,Message\n李秀英,2127365000,我不想活了\n"),
    ("gb18030", "Name,Phone\n王伟,2127365000\n张娜,2127365001\n"),
    ("cp950", "姓名,電話,留言\n陳美玲,2127365000,我想預約治療憂鬱症\n"),
    ("cp950", "Name,Phone,Message\n林志豪,2127365000,我不想活了\n"),
    ("cp932", "氏名,電話番号,内容\n山田太郎,2127365000,予約をお願いします\n"),
    ("cp932", "Name,Phone,Message\n佐藤花子,2127365000,死にたい、助けて\n"),
    ("cp932", "ﾅﾏｴ,ﾃﾞﾝﾜ\nﾀﾅｶ,2127365000\n"),
    ("euc-jp", "氏名,電話番号,内容\n山田太郎,2127365000,予約をお願いします\n"),
    ("cp949", "이름,전화번호,메시지\n김민수,2127365000,상담 예약하고 싶습니다\n"),
    ("cp949", "Name,Phone,Message\n박지영,2127365000,죽고 싶어요 도와주세요\n"),
    ("cp1251", "Имя,Телефон,Сообщение\nАнна Иванова,2127365000,Я хочу умереть\n"),
    ("cp1251", "Name,Phone,Message\nОльга Петрова,2127365000,hello\n"),
    ("cp1251", "ФИО,ТЕЛЕФОН\nИВАН СИДОРОВ,2127365000\n"),
    ("koi8-r", "Имя,Телефон,Сообщение\nАнна Иванова,2127365000,Хочу умереть\n"),
    ("cp866", "Имя,Телефон,Сообщение\nАнна Иванова,2127365000,Хочу умереть\n"),
    ("cp1253", "Όνομα,Τηλέφωνο,Μήνυμα\nΓιώργος Παππάς,2127365000,βοήθεια\n"),
    ("cp1255", "שם,טלפון,הודעה\nדוד כהן,2127365000,אני רוצה עזרה\n"),
    ("cp1256", "الاسم,الهاتف,الرسالة\nمحمد علي,2127365000,أريد المساعدة\n"),
    ("cp874", "ชื่อ,โทรศัพท์,ข้อความ\nสมชาย ใจดี,2127365000,ต้องการความช่วยเหลือ\n"),
    ("cp1250", "Name,Phone\nMichał Wałęsa,2127365000\nŁukasz Dąbrowski,2127365001\n"),
    ("cp1250", "Imię,Telefon\nŁukasz Żółć,2127365000\nŻaneta Wójcik,2127365001\n"),
    ("cp1250", "Jméno,Telefon\nJiří Dvořák,2127365000\nŠárka Němcová,2127365001\n"),
    ("cp1254", "Ad Soyad,Telefon\nAyşe Yılmaz,2127365000\nOğuz Çelik,2127365001\n"),
)
WESTERN = (
    "Zoë Muñoz, Renée",
    "Nombre,Teléfono\nJosé Núñez,2\nMARÍA MUÑOZ PEÑA,2\n",
    "MARÍA JOSÉ PEÑA ÁNGEL ÍÑIGO\n",
    "ÁÉÍÓÚ ÑÜ\n",
    "ÉÈÀ ÊÎ ÇA\n",
    "Ó,Á\nÍ,É\né\né\né\nà è\n",
    "ÑÑÑÑ ÉÉÉ\n",
    "Þór Guðrún Sigurðsson,Halldór,Guðný\n",
    "Søren Ærø,Åse Bjørnsø\n",
    "Søren Løvø,Žanna Bjørn\n",
    "João Simões, põe, Conceição\n",
    "Dušan\r\nŽižek, Šárka\r\n",
    "Perché città è così più\n",
    "c’était, où, forêt, garçon, naïve œuvre\n",
    "Größe, Straße, Übung Weiß ÄÖÜ\n",
    "don’t – “why”… Zoloft™—really\r\n",
    "“…” “…” – • •\n",
    "– “ ” – ‘hi’ – …\n",
    "£50 paid, 10 m³, m² ¿Qué? ¡Hola! ½ hola¿como¿\n",
    "«Él» ¿Él? “Ésta” — “Ángel”…\n",
    "€5 €6 A£5,£20 it’s 5° • ok™\n",
)


@pytest.mark.parametrize(("codec", "text"), FAR)
def test_its_letters_tell_a_code_page(codec: str, text: str, tmp_path: Path) -> None:
    file = opened(text.encode(codec), tmp_path)
    assert file.encoding == codec
    people = [one for one in file.submissions() if one.row > 1]
    assert {one.problem for one in people} == {None}
    assert "".join(one.raw for one in people) == text.split("\n", 1)[1]


@pytest.mark.parametrize("text", WESTERN)
def test_western_letters_are_none_of_them(text: str) -> None:
    assert far_codec(text.encode("cp1252")) is None


def test_a_lost_byte_costs_one_record(tmp_path: Path) -> None:
    people = [f"Ольга Петрова,212736500{i},Мне нужна помощь\n" for i in range(9)]
    data = ("Имя,Телефон,Сообщение\n" + "".join(people)).encode("cp1251")
    file = opened(data.replace("помощь\n".encode("cp1251"), b"\x98\n", 1), tmp_path)
    assert [one.problem is None for one in file.submissions()] == [False] + [True] * 8


@pytest.mark.parametrize("chunk", [7, 64])
def test_it_is_told_however_it_is_cut(chunk: int) -> None:
    survey = EncodingSurvey()
    data = FAR[0][1].encode("gb18030") * 3
    for start in range(0, len(data), chunk):
        survey.take(data[start : start + chunk])
    assert survey.encoding().codec == "gb18030"
