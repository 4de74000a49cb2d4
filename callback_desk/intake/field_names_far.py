"""Headers in further languages that clinics' visitors speak, and the fields they mean.

Chinese, Japanese, Korean, Vietnamese, Tagalog, Haitian, Russian, Ukrainian, Polish,
Dutch, Arabic, Hebrew, the Nordic ones, Greek, Turkish, Hindi, Romanian, Czech and Thai.
What stands in none is told by its looks.
"""

from collections.abc import Mapping
from typing import Final

NAMES_FAR: Final[Mapping[str, str]] = {
    "phone": """
        telefonnummer | mobilnummer | mobiltelefon | puhelin | puhelinnumero |
        matkapuhelin | τηλέφωνο | κινητό | αριθμός τηλεφώνου | cep telefonu |
        फ़ोन नंबर | फोन नंबर | मोबाइल नंबर | numar de telefon | nr telefon |
        telefonní číslo | mobilní telefon | โทรศัพท์ |
        เบอร์โทรศัพท์ | เบอร์โทร |
        电话 | 電話 | 电话号码 | 電話號碼 | 手机 | 手機 | 手机号 | 手机号码 |
        手機號碼 | 联系电话 | 聯絡電話 | 联系方式 | 移动电话 | 電話番号 |
        お電話番号 | 携帯電話 | 携帯番号 | 携帯電話番号 | ご連絡先 | 연락처 | 전화 |
        전화번호 | 휴대폰 | 휴대폰 번호 | 휴대전화 | 핸드폰 | 핸드폰 번호 |
        điện thoại | số điện thoại | di động | số di động | telepono |
        numero ng telepono | telefòn | nimewo telefòn | телефон | номер телефона |
        контактный телефон | мобильный | мобильный телефон | ваш телефон | сотовый |
        номер телефону | контактний телефон | numer telefonu | telefon kontaktowy |
        telefon komórkowy | komórka | telefoonnummer | mobiel | mobiel nummer | gsm |
        رقم الهاتف | الهاتف | هاتف | رقم الجوال | الجوال | رقم الموبايل | موبايل |
        טלפון | מספר טלפון | טלפון נייד | נייד""",
    "name": """
        fullständigt namn | namn | navn | fulde navn | fullt navn | nimi |
        ονοματεπώνυμο | όνομα | ad soyad | नाम |
        पूरा नाम | nume | nume si prenume | nume complet | jméno | jméno a příjmení |
        ชื่อ | ชื่อ นามสกุล |
        姓名 | 名字 | 您的姓名 | 全名 | 联系人 | 聯絡人 | 称呼 | 氏名 | お名前 |
        名前 | ご氏名 | 이름 | 성명 | 성함 | tên | họ tên | họ và tên | pangalan |
        buong pangalan | non konplè | имя | фио | ваше имя | имя и фамилия |
        фамилия и имя | контактное лицо | ім'я | піб | imię i nazwisko | naam |
        volledige naam | uw naam | الاسم | الاسم الكامل | اسم | שם | שם מלא""",
    "first_name": """
        förnamn | fornavn | etunimi | prenume |
        名 | imię | voornaam | الاسم الأول | שם פרטי""",
    "last_name": """
        efternamn | efternavn | etternavn | sukunimi | επώνυμο | soyad |
        příjmení | นามสกุล |
        姓 | 성 | фамилия | прізвище | nazwisko | achternaam | siyati | اسم العائلة |
        שם משפחה""",
    "email": """
        邮箱 | 電子郵件 | 电子邮件 | 电子邮箱 | 邮件 | メール | メールアドレス |
        이메일 | 이메일 주소 | thư điện tử | địa chỉ email | эл почта |
        электронная почта | почта | адрес электронной почты | електронна пошта |
        adres e mail | adres email | e mailadres |
        البريد الإلكتروني | الإيميل | דואר אלקטרוני |
        אימייל | imèl""",
    "message": """
        meddelande | meddelelse | besked | melding | beskjed | viesti | μήνυμα |
        σχόλια | mesaj | संदेश | mesajul | zpráva | vzkaz | ข้อความ |
        留言 | 信息 | 消息 | 备注 | 備註 | 内容 | 咨询内容 | 您的留言 | 問題 | 问题 |
        お問い合わせ内容 | ご相談内容 | メッセージ | 備考 | 문의사항 | 문의 내용 |
        메시지 | 내용 | 남기실 말씀 | lời nhắn | tin nhắn | nội dung | ghi chú |
        mensahe | mesaj | сообщение | комментарий | комментарии | примечание |
        ваше сообщение | вопрос | повідомлення | коментар | wiadomość | treść |
        treść wiadomości | uwagi | bericht | uw bericht | opmerking | opmerkingen |
        الرسالة | رسالة | رسالتك | ملاحظات | הודעה | הערות""",
    "interest": """
        症状 | 病情 | 诊断 | 診斷 | ご症状 | 증상 | triệu chứng | диагноз | симптомы |
        diagnoza | objawy | diagnose | klachten | الحالة | التشخيص | אבחנה""",
    "received_at": """
        提交时间 | 提交時間 | 日期 | 时间戳记 | 时间戳 | 時間戳記 | 创建时间 |
        タイムスタンプ | 送信日時 | 日時 | 타임스탬프 | 제출일 | 제출 시간 | 날짜 |
        dấu thời gian | ngày gửi | thời gian gửi | дата | дата и время |
        дата заявки | отметка времени | дата создания | дата та час |
        data i godzina | sygnatura czasowa | datum | tijdstip | tijdstempel |
        ingediend op | verzonden op | carimbo de data hora | data de envio |
        data e hora | date de soumission | date d envoi | eingegangen am |
        abgeschickt am | gesendet am | eingangsdatum | data invio | طابع زمني |
        التاريخ | חותמת זמן | תאריך""",
}
"""By field, parted by `|`, as they are written."""
