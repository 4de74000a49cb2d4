"""Lists that somebody keeps by hand or that went through a spreadsheet."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

EXPORTS = [
    Export(
        "a list by hand with a title, notes and blank lines",
        "generic-csv",
        "New callers November,,,\n,,,\nWho,When called in,Number,Notes\n"
        "Sid Tran,11/13,646-555-0122,left msg\n,,,\nUna Vogt,11/14,(646)555-0123,\n",
        [
            lead("Sid Tran", "+16465550122", None, message="left msg"),
            lead("", None, None, why="blank"),
            lead("Una Vogt", "+16465550123", None),
        ],
    ),
    Export(
        "only names and numbers, without a header",
        "generic-csv",
        "Wade Xiong,646-555-0124\nYul Zorn,(646) 555-0125\n",
        [lead("Wade Xiong", "+16465550124"), lead("Yul Zorn", "+16465550125")],
    ),
    Export(
        "numbers alone",
        "generic-csv",
        "Phone\n646-555-0126\n(646) 555-0127\n",
        [lead("", "+16465550126"), lead("", "+16465550127")],
        questions=("name",),
    ),
    Export(
        "what a spreadsheet did to numbers",
        "generic-csv",
        "Name,Phone,Date\nA One,6465550128.0,46339.70769\nB Two,6.46556E+09,46339\nC Three,0016465550129,\nD Four,'+16465550130,11/13/2026\nE Five,\"=\"\"6465550131\"\"\",\n",
        [
            lead("A One", "+16465550128", "2026-11-13T16:59:04", repairs=("read the date from a spreadsheet's number of the day",)),
            lead("B Two", None, "2026-11-13"),
            lead("C Three", "+16465550129"),
            lead("D Four", "+16465550130", "2026-11-13"),
            lead("E Five", "+16465550131"),
        ],
    ),
    Export(
        "semicolons with a separator line and commas in cells",
        "generic-csv",
        "sep=;\r\nName;Phone;Message\r\nFay, Gil;646-555-0132;one, two; \r\n\r\nHo;646-555-0133;\"a;b\"\r\n",
        [
            lead("Fay, Gil", "+16465550132", message="one, two"),
            lead("", None, why="blank"),
            lead("Ho", "+16465550133", message="a;b"),
        ],
    ),
    Export(
        "pipes, old Mac line ends, UTF-16",
        "generic-csv",
        "Full Name|Contact Number|Comments\rIda Jobe|646-555-0134|α and ω\rKo|646-555-0135|\r",
        [lead("Ida Jobe", "+16465550134", message="α and ω"), lead("Ko", "+16465550135")],
        encoding="utf-16-le",
    ),
    Export(
        "a table copied from a German spreadsheet",
        "generic-csv",
        "Vorname;Nachname;Telefon;Nachricht;Datum\nJörg;Größ;+49 30 901820;ja bitte;13.11.2026 16:59\n",
        [lead("Jörg Größ", "+4930901820", "2026-11-13T16:59:00")],
        encoding="cp1252",
    ),
    Export(
        "two numbers, words and other people's numbers",
        "generic-csv",
        "Name,Phone,Emergency contact,Emergency phone,Notes\n"
        "Lia Moor,646-555-0136 or 646-555-0137,Mom,646-555-0199,\nNat Oman,call me at 646-555-0138 please,,,\nPru,none,,,646-555-0139 is mine\n",
        [lead("Lia Moor", None), lead("Nat Oman", "+16465550138"), lead("Pru", None)],
    ),
    Export(
        "digits of other scripts and invisible characters",
        "generic-csv",
        "Name,Phone\nQi,\uff16\uff14\uff16\u2212\uff15\uff15\uff15\u2212\uff10\uff11\uff14\uff10\nRa,٦٤٦٥٥٥٠١٤١\nSy,\u202e646-555-0142\u202c\nTu,1-800-FLOWERS\n",
        [lead("Qi", "+16465550140"), lead("Ra", "+16465550141"), lead("Sy", "+16465550142"), lead("Tu", "+18003569377")],
    ),
    Export(
        "duplicate and empty headers, ragged rows",
        "generic-csv",
        "Name,Phone,Phone,,Message\nUly,,646-555-0143,x\nVi,646-555-0144,,,hi,\nWu,646-555-0145,,,hi,more\n",
        [
            lead("Uly", "+16465550143", answers=["x"]),
            lead("Vi", "+16465550144", message="hi"),
            lead("Wu", "+16465550145", why="columns"),
        ],
    ),
    Export(
        "a header in capitals with marks and line breaks",
        "generic-csv",
        '"FULL\nNAME *","PHONE\n(required) *","E-MAIL:","WHAT IS GOING ON?"\n"Xi Yang",6465550146,x@example.com,"pain"\n',
        [lead("Xi Yang", "+16465550146", email="x@example.com", answers=["pain"])],
    ),
    Export(
        "a name in three parts",
        "generic-csv",
        "Prefix,First Name,Middle Name,Last Name,Suffix,Cell Phone\nMs.,Zoe,Q.,Adler,III,646.555.0147\n",
        [lead("Zoe Adler", "+16465550147")],
    ),
    Export(
        "an open quote in the middle",
        "generic-csv",
        'name,phone,message\nAva,646-555-0148,"fine\nBen,646-555-0149,"ok"\nCat,646-555-0150,\n',
        [
            lead("Ava", "+16465550148", why="quotes"),
            lead("Ben", "+16465550149", message="ok"),
            lead("Cat", "+16465550150"),
        ],
    ),
    Export(
        "dates in words, Spanish",
        "generic-csv",
        "Fecha de envío,Nombre,Celular\n13 de noviembre de 2026 16:59,Dia Eco,646-555-0151\n\"viernes, 13 de noviembre de 2026 a las 4:59 p. m.\",Flo,646-555-0152\n",
        [lead("Dia Eco", "+16465550151", "2026-11-13T16:59:00"), lead("Flo", "+16465550152", "2026-11-13T16:59:00")],
    ),
    Export(
        "backslashes before quotes, over line ends",
        "generic-csv",
        'Name,Phone,Message\n"Ann \\"Annie\\" Bell","646-555-0153","He said \\"no,\nthanks\\""\n"Bo","646-555-0154","fine, \\"really\\""\n"Cy","646-555-0155","C:\\\\temp"\n',
        [
            lead('Ann "Annie" Bell', "+16465550153", message='He said "no,\nthanks"'),
            lead("Bo", "+16465550154", message='fine, "really"'),
            lead("Cy", "+16465550155", message="C:\\temp"),
        ],
    ),
]  # fmt: skip
