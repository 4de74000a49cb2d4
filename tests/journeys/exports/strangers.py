"""Exports in which another number, or another language, stood in the way."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

_AT = "2026-11-13T17:14:05"

EXPORTS = [
    Export(
        "each office's number beside everybody's",
        "generic-csv",
        "Clinic,Tel,Patient,Patient Tel\nUptown,212-555-0100,Ana Ruiz,646-555-0101\nUptown,212-555-0100,Bo Li,646-555-0102\n"
        "Downtown,718-555-0100,Cy Doe,646-555-0103\nDowntown,718-555-0100,Di Poe,646-555-0104\n",
        [
            lead("Ana Ruiz", "+16465550101"),
            lead("Bo Li", "+16465550102"),
            lead("Cy Doe", "+16465550103"),
            lead("Di Poe", "+16465550104"),
        ],
    ),
    Export(
        "numbers with words beneath a label that may be a name's",
        "generic-csv",
        "Name,Contact,Comments\nAna Ruiz,ana@example.net / 646-555-0101 evenings,hi\nBo Li,cell 646-555-0102,hi\n",
        [lead("Ana Ruiz", "+16465550101"), lead("Bo Li", "+16465550102")],
    ),
    Export(
        "the location's number before the caller's",
        "generic-csv",
        "Location,Location Phone,Lead,Caller Number,Start Time\nUptown,212-555-0100,Ana Ruiz,646-555-0101,2026-11-13 17:14:05\n"
        "Downtown,718-555-0100,Bo Li,646-555-0102,2026-11-13 17:14:05\n",
        [lead("Ana Ruiz", "+16465550101", _AT), lead("Bo Li", "+16465550102", _AT)],
    ),
    Export(
        "numbers of orders that look like phones",
        "generic-csv",
        "Entry Date,Who,Alpha,Reach,Beta\n2026-11-13 17:14:05,Ana Ruiz,6465550901,(646) 555-0101,2125550901\n2026-11-13 17:14:05,Bo Li,6465550902,(646) 555-0102,2125550902\n",
        [lead("Ana Ruiz", "+16465550101", _AT), lead("Bo Li", "+16465550102", _AT)],
    ),
    Export(
        "the number on which to be called said by its label",
        "generic-csv",
        "Name,Home,Mobile,Best number to call\nAna Ruiz,212-555-0101,646-555-0101,Mobile\nBo Li,646-555-0102,,home\nCy Doe,212-555-0103,646-555-0103,either\n",
        [
            lead("Ana Ruiz", "+16465550101"),
            lead("Bo Li", "+16465550102"),
            lead("Cy Doe", "+12125550103"),
        ],
    ),
    Export(
        "number and address in one cell",
        "generic-csv",
        'Name,Contact details,Message\nAna Ruiz,"Phone: 646-555-0101\nEmail: ana@x.example",my back\nBo Li,646-555-0102 or bo@x.example,my leg\nCy Doe,cy@x.example,my arm\n',
        [
            lead(
                "Ana Ruiz",
                "+16465550101",
                phone_text="Phone: 646-555-0101\nEmail: ana@x.example",
            ),
            lead("Bo Li", "+16465550102", phone_text="646-555-0102 or bo@x.example"),
            lead("Cy Doe", None),
        ],
    ),
    Export(
        "labels in Chinese, names of two signs",
        "generic-csv",
        "姓名,电话,留言,提交时间\n王小明,6465550101,我有慢性疼痛,2026-11-13 17:14:05\n李娜,646-555-0102,请下午打电话,2026-11-13 17:14:05\n",
        [
            lead("王小明", "+16465550101", _AT, message="我有慢性疼痛"),
            lead("李娜", "+16465550102", _AT),
        ],
    ),
    Export(
        "labels that nobody knows, names of two signs",
        "generic-csv",
        "时候,谁呢,打哪里,说什么\n2026-11-13 17:14:05,王小明,646-555-0101,我有慢性疼痛很久了\n2026-11-13 17:14:05,李娜,646-555-0102,请您下午打电话给我\n",
        [lead("王小明", "+16465550101", _AT), lead("李娜", "+16465550102", _AT)],
    ),
    Export(
        "labels and digits in Arabic",
        "generic-csv",
        "الاسم,رقم الهاتف,الرسالة\nليلى حسن,٦٤٦٥٥٥٠١٠١,ألم مزمن\nعمر علي,٦٤٦-٥٥٥-٠١٠٢,نعم\n",
        [lead("ليلى حسن", "+16465550101"), lead("عمر علي", "+16465550102")],
    ),
    Export(
        "labels in Russian",
        "generic-csv",
        "Дата;Имя;Телефон;Комментарий\n13.11.2026 17:14:05;Анна Петрова;+1 646 555-01-01;боль\n13.11.2026 17:14:05;Борис Ли;646-555-0102;боль\n",
        [
            lead("Анна Петрова", "+16465550101", _AT),
            lead("Борис Ли", "+16465550102", _AT, message="боль"),
        ],
    ),
    Export(
        "labels in Dutch",
        "generic-csv",
        "Tijdstip;Voornaam;Achternaam;Telefoonnummer;Bericht\n13-11-2026 17:14:05;Ana;Ruiz;646-555-0101;pijn\n",
        [lead("Ana Ruiz", "+16465550101", _AT, message="pijn")],
    ),
    Export(
        "questions in Portuguese",
        "generic-csv",
        "Carimbo de data/hora,Qual é o seu nome completo?,Qual é o seu telefone/WhatsApp?,Por que você quer tratamento?\n2026/11/13 17:14:05,João Conceição,646-555-0101,Dor\n",
        [lead("João Conceição", "+16465550101", _AT)],
    ),
    Export(
        "fields that are numbered",
        "generic-csv",
        "field_1,field_2,field_3\nAna Ruiz,646-555-0101,my back\nBo Li,646-555-0102,my leg\n",
        [lead("Ana Ruiz", "+16465550101"), lead("Bo Li", "+16465550102")],
    ),
    Export(
        "the area in a column of its own",
        "generic-csv",
        "Name,Area,Phone\nAna Ruiz,646,555-0101\n",
        [lead("Ana Ruiz", "+16465550101")],
    ),
    Export(
        "names with signs about their letters",
        "generic-csv",
        "ประทับเวลา,ชื่อ-นามสกุล,เบอร์โทรศัพท์,ข้อความ\n13/11/2026 17:14:05,สมชาย ใจดี,646-555-0101,ปวดหลัง\n13/11/2026 17:14:05,आशा शर्मा,६४६-५५५-०१०२,दर्द\n",
        [
            lead("สมชาย ใจดี", "+16465550101", _AT),
            lead("आशा शर्मा", "+16465550102", _AT),
        ],
    ),
]
