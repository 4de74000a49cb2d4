"""Exports in odd ways: parts of numbers apart, other alphabets, codes, two zones."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

_AT = "2026-11-13T16:59:05"

EXPORTS = [
    Export(
        "jotform with the area code in a column of its own",
        "jotform-csv",
        "Submission Date,Full Name,Area Code,Phone Number\n2026-11-13 16:59:05,Bea Cole,646,555-0132\n"
        "2026-11-13 16:59:05,Bob Dean,(646),5550133 x7\n2026-11-13 16:59:05,Cal Eby,,646-555-0134\n2026-11-13 16:59:05,Di Foy,212,646-555-0135\n",
        [
            lead(
                "Bea Cole",
                "+16465550132",
                _AT,
                repairs=("put the code from its own column before the number",),
            ),
            lead("Bob Dean", "+16465550133", _AT),
            lead("Cal Eby", "+16465550134", _AT, repairs=()),
            lead("Di Foy", "+16465550135", _AT),
        ],
    ),
    Export(
        "country and area code in columns of their own",
        "generic-csv",
        "Name,Country Code,Area Code,Phone Number\nEd Gow,1,646,555 0136\nFi Hay,+1,,646 555 0137\nGus Ide,UK (+44),,020 7946 0958\nHy Joy,44,,+1 646 555 0138\nIo Key,52,,525512345678\n",
        [
            lead("Ed Gow", "+16465550136"),
            lead("Fi Hay", "+16465550137"),
            lead("Gus Ide", "+442079460958"),
            lead("Hy Joy", "+16465550138"),
            lead("Io Key", "+525512345678"),
        ],
    ),
    Export(
        "the clinic's own number beside everybody's",
        "generic-csv",
        "Location phone,Tracking Number,Name,Mobile\n(212) 555-0100,212-555-0101,Jo Lam,646-555-0139\n(212) 555-0100,212-555-0102,Kay Moe,646-555-0140\n",
        [lead("Jo Lam", "+16465550139"), lead("Kay Moe", "+16465550140")],
    ),
    Export(
        "a local number beside a whole one",
        "generic-csv",
        "Name,Home Phone,Cell Phone\nLu Nye,555-0141,646-555-0141\nMo Orr,6.46556E+09,646-555-0142\n",
        [lead("Lu Nye", "+16465550141"), lead("Mo Orr", "+16465550142")],
    ),
    Export(
        "a name that is nobody's before the name",
        "generic-csv",
        "Number Name,Name,Phone\nMain line,NED POE,646-555-0143\n",
        [lead("NED POE", "+16465550143")],
    ),
    Export(
        "first name and name, as many countries have it",
        "generic-csv",
        "Prénom;Nom;Téléphone;Commentaire;Date\nZoé;Lefèvre;646-555-0144;ça va;13/11/2026 16:59\n",
        [lead("Zoé Lefèvre", "+16465550144", "2026-11-13T16:59:00", message="ça va")],
        encoding="cp1252",
    ),
    Export(
        "saved by Excel on a Mac",
        "generic-csv",
        "Name,Phone,Message\rJosé Núñez,646-555-0145,mañana\r",
        [lead("José Núñez", "+16465550145", message="mañana")],
        encoding="mac-roman",
    ),
    Export(
        "Mac Roman with line ends of elsewhere",
        "generic-csv",
        "Name,Phone,Message\r\nJörg Müller,646-555-0146,Noël\r\n",
        [lead("Jörg Müller", "+16465550146", message="Noël")],
        encoding="mac-roman",
    ),
    Export(
        "western letters beside signs that are a Mac's letters",
        "generic-csv",
        "Name,Phone,Message\rDušan Novák,646-555-0147,I don’t sleep – “bad” Zoloft™…\r",
        [lead("Dušan Novák", "+16465550147", message="I don’t sleep – “bad” Zoloft™…")],
        encoding="cp1252",
    ),
    Export(
        "times in UTC, as the header says",
        "generic-csv",
        "First Name,Last Name,Phone,Created At (UTC+0),Last Activity Date (UTC+0)\nOda,Pohl,646-555-0148,2026-11-13 21:59,2026-11-15 21:59\n",
        [lead("Oda Pohl", "+16465550148", "2026-11-13T21:59:00+00:00")],
    ),
    Export(
        "a zone other than UTC in the header is the clinic's own",
        "generic-csv",
        "Name,Phone,Submitted At (UTC-05:00)\nPat Quay,646-555-0149,2026-11-13 16:59\n",
        [lead("Pat Quay", "+16465550149", "2026-11-13T16:59:00")],
    ),
    Export(
        "the date and the time of sending apart",
        "generic-csv",
        "date_submitted,time_submitted,name,phone\n2026-11-13,21:59 UTC,Ray Sax,646-555-0150\n",
        [lead("Ray Sax", "+16465550150", "2026-11-13T21:59:00+00:00")],
    ),
    Export(
        "dates of other languages and programs",
        "generic-csv",
        'Name,Phone,Submitted\nA A,646-555-0151,13 novembre 2026 à 16:59\nB B,646-555-0152,"13. Dezember 2025, 16:59 Uhr"\n'
        'C C,646-555-0153,2026-11-13 21:59:05 +0000 UTC\nD D,646-555-0154,13 de fevereiro de 2026\nE E,646-555-0155,"46339,70769"\n',
        [
            lead("A A", "+16465550151", "2026-11-13T16:59:00"),
            lead("B B", "+16465550152", "2025-12-13T16:59:00"),
            lead("C C", "+16465550153", "2026-11-13T21:59:05+00:00"),
            lead("D D", "+16465550154", "2026-02-13"),
            lead("E E", "+16465550155", "2026-11-13T16:59:04"),
        ],
    ),
    Export(
        "spaces before quoted cells",
        "generic-csv",
        '"Name", "Phone", "Message"\n"Sia Tov", "646-555-0156", "hello, there"\n"Tam Uhl", "646-555-0157", "x ""y"",\nz"\nVi Wu,646-555-0158, "open\n"Xi Yu", "646-555-0159", "ok"\n',
        [
            lead("Sia Tov", "+16465550156", message="hello, there"),
            lead("Tam Uhl", "+16465550157", message='x "y",\nz'),
            lead("Vi Wu", "+16465550158", why="quotes"),
            lead("Xi Yu", "+16465550159", message="ok"),
        ],
    ),
    Export(
        "a separator line that is not true",
        "generic-csv",
        "sep=;\r\nName,Phone\r\nYves Zorn,646-555-0160\r\n",
        [lead("Yves Zorn", "+16465550160")],
    ),
    Export(
        "HTML codes in cells, as older Ninja Forms store them",
        "ninja-forms-csv",
        '"#","Date Submitted","What&#039;s your name?","Phone","Message"\n"1","11/13/2026","Pat O&#039;Dea","646-555-0161","I can&#039;t sleep &amp; work; R&D; &nothing;"\n',
        [
            lead(
                "Pat O'Dea",
                "+16465550161",
                "2026-11-13",
                message="I can't sleep & work; R&D; &nothing;",
                repairs=("turned HTML codes back into characters",),
            )
        ],
    ),
    Export(
        "the end mark of DOS behind the last line",
        "generic-csv",
        "Name,Phone\r\nZed Ames,646-555-0168\r\n\x1a",
        [lead("Zed Ames", "+16465550168")],
    ),
    Export(
        "empty cells as MySQL writes them",
        "generic-csv",
        "Name,Phone,Message\n\\N,646-555-0162,\\N\nAda Bow,646-555-0163,C:\\New\n",
        [
            lead("", "+16465550162", message=""),
            lead("Ada Bow", "+16465550163", message="C:\\New"),
        ],
    ),
    Export(
        "two exports put together",
        "generic-csv",
        "Name,Phone\nBo Cray,646-555-0164\nName,Phone\nCy Dunn,646-555-0165\n",
        [
            lead("Bo Cray", "+16465550164"),
            lead("", None, why="blank"),
            lead("Cy Dunn", "+16465550165"),
        ],
    ),
    Export(
        "how often, as questionnaires ask",
        "generic-csv",
        "Name,Phone,Thoughts of suicide (0-3),Feeling depressed (0-3),City\nDi Eck,646-555-0166,1,3,Reno\nEd Fox,646-555-0167,0,0,Reno\n",
        [
            lead(
                "Di Eck",
                "+16465550166",
                answers=(
                    "Thoughts of suicide (0-3): 1",
                    "Feeling depressed (0-3): 3",
                    "City: Reno",
                ),
            ),
            lead("Ed Fox", "+16465550167"),
        ],
    ),
]
