"""More lists: two languages at once, headers of several lines, tables put together."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

EXPORTS = [
    Export(
        "labels in two languages",
        "generic-csv",
        "Name / Nombre,Phone / Teléfono,Best time to call / Mejor hora para llamar,Message / Mensaje,Date / Fecha\n"
        "Ari Bond,646-555-0107,Morning / Mañana,hola,2026-11-13\n",
        [
            lead(
                "Ari Bond",
                "+16465550107",
                "2026-11-13",
                message="hola",
                answers=["Morning / Mañana"],
            )
        ],
    ),
    Export(
        "headers over several lines",
        "generic-csv",
        '"Patient\nName","Phone\n(cell or home)","Date of\nrequest","What\'s\ngoing on?"\n"Bly Crow","646-555-0108","11/13/2026","pain"\n"Cor Dahl","646-555-0109","11/14/2026",""\n',
        [
            lead("Bly Crow", "+16465550108", "2026-11-13", answers=["pain"]),
            lead("Cor Dahl", "+16465550109", "2026-11-14"),
        ],
    ),
    Export(
        "headers with pictures and marks",
        "generic-csv",
        "👤 Name*,📞 Phone*,✉️ E-mail,💬 Message\nDot Evans,646.555.0110,,hi\n",
        [lead("Dot Evans", "+16465550110", None, message="hi")],
    ),
    Export(
        "two exports put together, the header once more",
        "generic-csv",
        "Name,Phone,Message\nEm Fry,646-555-0111,a\nName,Phone,Message\nFlo Gunn,646-555-0112,b\n",
        [
            lead("Em Fry", "+16465550111"),
            lead("", None, None, why="blank"),
            lead("Flo Gunn", "+16465550112"),
        ],
    ),
    Export(
        "a number, a second number and a fax",
        "generic-csv",
        "Client,Home #,Cell #,Fax #,Notes\nGus Hood,,646-555-0113,212-555-0199,x\nHan Iverson,212-555-0114,,,y\n",
        [lead("Gus Hood", "+16465550113"), lead("Han Iverson", "+12125550114")],
    ),
    Export(
        "the partner's number stands before the visitor's own",
        "generic-csv",
        "Name,Partner's phone,Caregiver phone,My phone\nIda Jost,212-555-0198,212-555-0197,646-555-0115\nJan Kim,212-555-0196,,646-555-0116\n",
        [lead("Ida Jost", "+16465550115"), lead("Jan Kim", "+16465550116")],
    ),
    Export(
        "the numbers of others in Spanish",
        "generic-csv",
        "Nombre,Teléfono de su esposo/a,Teléfono de contacto de emergencia,Teléfono\nKai Lara,212-555-0198,212-555-0197,646-555-0117\n",
        [lead("Kai Lara", "+16465550117")],
    ),
    Export(
        "numbers that a spreadsheet wrote as figures",
        "generic-csv",
        "Name,Phone,When\nLia Moor,6465550118.0,2026-11-13 16:59:05\nMax Nye,6.46556E+09,2026-11-13 17:59:05\n",
        [
            lead("Lia Moor", "+16465550118", "2026-11-13T16:59:05"),
            lead("Max Nye", None, "2026-11-13T17:59:05"),
        ],
    ),
    Export(
        "names with the last one first",
        "generic-csv",
        'Patient (Last, First);Phone;DOB;Referred\n"Ochs, Nia";646-555-0119;3/4/1980;11/13/2026\n"Paz, Oto";646-555-0120;5/6/1990;11/14/2026\n',
        [
            lead("Ochs, Nia", "+16465550119", "2026-11-13"),
            lead("Paz, Oto", "+16465550120", "2026-11-14"),
        ],
    ),
    Export(
        "a list in Portuguese with pipes",
        "generic-csv",
        "Nome completo|Telemóvel|Mensagem|Data de envio\nPia Quadros|+351 912 345 121|ajuda|13/11/2026 16:59\n",
        [lead("Pia Quadros", "+351912345121", "2026-11-13T16:59:00", message="ajuda")],
    ),
    Export(
        "a list in French in cp1252",
        "generic-csv",
        "Prénom;Nom;Téléphone;Commentaire;Date\nQuentin;Rémy;+33 6 12 34 51 22;douleur à l'épaule;13/11/2026\n",
        [
            lead(
                "Quentin Rémy",
                "+33612345122",
                "2026-11-13",
                message="douleur à l'épaule",
            )
        ],
        encoding="cp1252",
    ),
    Export(
        "who asks for somebody else",
        "generic-csv",
        "Your name,Your phone,Patient's name,Relationship to patient,Message\nRita Sax,646-555-0123,Sid Sax,mother,he won't eat\n",
        [lead("Rita Sax", "+16465550123", answers=["Sid Sax"], message="he won't eat")],
    ),
    Export(
        "a title, its date and an empty line above the header",
        "generic-csv",
        "Website leads - exported 11/16/2026,,,\nKetamine clinic,,,\n,,,\nFirst,Last,Phone,Submitted\nTom,Ulm,646-555-0124,11/13/2026 4:59 PM\n",
        [lead("Tom Ulm", "+16465550124", "2026-11-13T16:59:00")],
    ),
    Export(
        "without a header, the time first",
        "generic-csv",
        "2026-11-13 16:59:05,Uri Vann,646-555-0125,I can't sleep and nothing has helped so far\n2026-11-13 17:59:05,Val Wood,646-555-0126,please call me in the evening if possible\n",
        [
            lead(
                "Uri Vann",
                "+16465550125",
                "2026-11-13T16:59:05",
                message="I can't sleep and nothing has helped so far",
            ),
            lead("Val Wood", "+16465550126", "2026-11-13T17:59:05"),
        ],
    ),
    Export(
        "date and time apart, the time twelve hours long",
        "generic-csv",
        "Date,Time,Caller,Callback #,Reason\n11/13/2026,4:59 PM,Win Xu,646-555-0127,PTSD\n11/14/2026,8:05 AM,Yan Zorr,646-555-0128,CRPS\n",
        [
            lead("Win Xu", "+16465550127", "2026-11-13T16:59:00", answers=["PTSD"]),
            lead("Yan Zorr", "+16465550128", "2026-11-14T08:05:00"),
        ],
    ),
    Export(
        "a slip of the pen in nearly every header",
        "generic-csv",
        "Nmae,Phoen Number,Mesage\nAbi Carr,646-555-0129,hi\nBen Dray,646-555-0130,\n",
        [lead("Abi Carr", "+16465550129"), lead("Ben Dray", "+16465550130")],
    ),
]
