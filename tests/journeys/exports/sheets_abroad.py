"""Exports of forms and sheets that are set to other languages, and of surveys."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

_AT = "2026-11-13T16:59:05"

EXPORTS = [
    Export(
        "gravity in German, both parts of the name labelled so",
        "generic-csv",
        '\ufeff"Eintrags-ID","Eintragsdatum","Quell-URL","Name (Anrede)","Name (Vorname)","Name (Nachname)","Telefon","Woran leiden Sie?","Ihre Nachricht","Benutzer-IP"\n'
        '"7","2026-11-13 16:59:05","https://clinic.example/de/?utm_campaign=herbst","Herr","Jörg","Groß","+49 30 901820","Chronische Schmerzen","Bitte nachmittags","203.0.113.9"\n',
        [
            lead(
                "Jörg Groß",
                "+4930901820",
                _AT,
                message="Bitte nachmittags",
                campaign="herbst",
            )
        ],
    ),
    Export(
        "gravity in French in cp1252",
        "generic-csv",
        '"ID de l\'entrée";"Date d\'entrée";"URL source";"Nom (Prénom)";"Nom (Nom)";"Téléphone";"Message"\n'
        '"7";"2026-11-13 16:59:05";"https://clinic.example/fr/";"Zoé";"Lefèvre";"+1 646 555 0104";"Je dors mal"\n',
        [lead("Zoé Lefèvre", "+16465550104", _AT, message="Je dors mal")],
        encoding="cp1252",
    ),
    Export(
        "gravity in Portuguese",
        "generic-csv",
        '"ID da entrada","Data da entrada","URL de origem","Nome (Primeiro)","Nome (Sobrenome)","Telefone","Mensagem"\n'
        '"7","2026-11-13 16:59:05","https://clinic.example/pt/","João","Cruz","+1 646 555 0105","Dor crônica"\n',
        [lead("João Cruz", "+16465550105", _AT, message="Dor crônica")],
    ),
    Export(
        "google forms of a German sheet",
        "generic-csv",
        "Zeitstempel,Wie heißen Sie?,Unter welcher Nummer erreichen wir Sie?,Was möchten Sie uns sagen?\n13.11.2026 16:59:05,Jörg Groß,0049 30 901820,Rückruf bitte\n",
        [lead("Jörg Groß", "+4930901820", _AT, answers=["Rückruf bitte"])],
    ),
    Export(
        "google forms of an Italian sheet, points in the time",
        "generic-csv",
        '"Informazioni cronologiche","Nome e cognome","Numero di telefono","Messaggio"\n"13/11/2026 16.59.05","Giò Rossi","+1 646 555 0120","Dolore"\n',
        [lead("Giò Rossi", "+16465550120", _AT, message="Dolore")],
    ),
    Export(
        "google forms of a Korean sheet",
        "generic-csv",
        "타임스탬프,이름,전화번호,문의사항\n2026. 11. 13 오후 4:59:05,김민수,646-555-0121,허리 통증\n",
        [lead("김민수", "+16465550121", _AT, message="허리 통증")],
    ),
    Export(
        "wpforms of a German site",
        "wpforms-csv",
        'Name,Telefon,Nachricht,"Entry ID","Entry Date","Entry Notes","User Agent","User IP"\n"Änne Lee",646.555.0107,,71,"13. November 2026 16:59",,Mozilla/5.0,203.0.113.9\n',
        [lead("Änne Lee", "+16465550107", "2026-11-13T16:59:00")],
    ),
    Export(
        "letters that a spreadsheet encoded twice",
        "generic-csv",
        "Name,Phone,Message\nZoÃ« MÃ¼ller,646-555-0134,I donâ€™t sleep\n",
        [lead("Zoë Müller", "+16465550134", message="I don’t sleep")],
    ),
    Export(
        "qualtrics with its questions beneath its own names, and ids beneath these",
        "generic-csv",
        "StartDate,EndDate,Status,RecordedDate,ResponseId,Q1,Q2,Q3\nStart Date,End Date,Response Type,Recorded Date,Response ID,What is your name?,Your phone number?,Anything else?\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}","{""ImportId"":""recordedDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"\n'
        "2026-11-13 16:50:00,2026-11-13 16:58:00,IP Address,2026-11-13 16:59:05,R_1,Ann Lee,646-555-0108,my back\n",
        [
            lead("", None, why="blank"),
            lead("Ann Lee", "+16465550108", _AT, message="my back", external_id="R_1"),
        ],
    ),
    Export(
        "a dump of a database with backslashes and semicolons",
        "generic-csv",
        '"id";"name";"tel";"msg";"created"\n"1";"Ann Lee";"6465550109";"C\'est la vie; \\"oui\\"";"2026-11-13 16:59:05"\n',
        [lead("Ann Lee", "+16465550109", _AT, message='C\'est la vie; "oui"')],
    ),
    Export(
        "google contacts with a fax before the mobile phone",
        "generic-csv",
        "Name,Notes,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\nAnn Lee,pain,Work Fax,212-555-0199,Mobile,646-555-0118\n",
        [lead("Ann Lee", "+16465550118", message="pain")],
    ),
]
