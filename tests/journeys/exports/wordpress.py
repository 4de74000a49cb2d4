"""Exports of WordPress form plugins."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

EXPORTS = [
    Export(
        "gravity with many parts of a name, in Spanish",
        "gravity-forms-csv",
        '\ufeff"Nombre (Nombre de pila)","Nombre (Apellido)","Teléfono móvil","¿Qué padece?","Cuéntenos más","Consent (Consent)","Consent (Text)","Created By (User Id)","Entry Id","Entry Date","Date Updated","Source Url","Transaction Id","Payment Amount","User Agent","User IP"\n'
        '"María José","Núñez","(786) 555-0134","Dolor crónico","No duermo, ""nada""","Checked","Acepto la política de privacidad.","","1204","2026-11-12 22:05:09","2026-11-12 22:05:09","https://clinica.example/ketamina/?utm_campaign=dolor","","","Mozilla/5.0","203.0.113.8"\n',
        [
            lead("María José Núñez", "+17865550134", "2026-11-12T22:05:09",
                 message='No duermo, "nada"', answers=["Dolor crónico"], external_id="1204"),
        ],
    ),
    Export(
        "gravity with checkbox columns and an address",
        "gravity-forms-csv",
        '\ufeff"Entry Id","Your full name","Best number to reach you","What are you living with? (Depression)","What are you living with? (PTSD)","What are you living with? (CRPS / RSD)","Address (Street Address)","Address (City)","Address (ZIP / Postal Code)","Anything you would like us to know?","Entry Date","Source Url","User IP"\n'
        '"88","Theo van der Berg","+1-303-555-0119","","PTSD","CRPS / RSD","12 Elm St","Denver","80203","\'=SUM(1,2) is what my mind feels like","2026-11-13 07:59:59","https://c.example/","198.51.100.7"\n'
        '"89","  Ana  ","303.555.0120","Depression","","","","","","","2026-11-13 08:00:00","https://c.example/","198.51.100.8"\n',
        [
            lead("Theo van der Berg", "+13035550119", "2026-11-13T07:59:59", answers=["PTSD", "CRPS"]),
            lead("Ana", "+13035550120", "2026-11-13T08:00:00", answers=["Depression"]),
        ],
    ),
    Export(
        "gravity with a phone that a spreadsheet took for a formula",
        "gravity-forms-csv",
        '"Entry Id","Entry Date","Name (First)","Name (Last)","Cell","Message","Source Url"\n'
        '"1","2026-11-13 07:59:59","Al","Fox","\'+1 (303) 555-0119","\'-please call\nafter 5-","https://c.example/"\n',
        [lead("Al Fox", "+13035550119", "2026-11-13T07:59:59", message="-please call\nafter 5-")],
    ),
    Export(
        "elementor with slashes, umlauts as escapes and empty cells",
        "elementor-csv",
        '"Full Name","Tel","E-Mail","What hurts?","Your story","Acceptance",Form Name (ID),Submission ID,Created At,User ID,User Agent,User IP,Referrer\n'
        '"J\\u00f6rg \\"Jo\\" M\\u00fcller","+1 720 555 0101","jo@example.com","Neuralgia \\/ nerve pain","line one\\nline two, with \\"quotes\\" and a \\\\ too","on","Free consult (9c1b2aa)","5120","2026-11-14 23:59:01","0","Mozilla\\/5.0","203.0.113.9","https:\\/\\/clinic.example\\/?utm_campaign=fall%20pain"\n'
        '"Bea","7205550102","","","","","Free consult (9c1b2aa)","5121","2026-11-15 00:00:00","0","","203.0.113.9",""\n',
        [
            lead('Jörg "Jo" Müller', "+17205550101", "2026-11-14T23:59:01", email="jo@example.com",
                 message='line one\nline two, with "quotes" and a \\ too', answers=["Neuralgia"],
                 form="Free consult (9c1b2aa)", campaign="fall pain", external_id="5120"),
            lead("Bea", "+17205550102", "2026-11-15T00:00:00", message="", page=None),
        ],
    ),
    Export(
        "elementor saved again by a spreadsheet is plain CSV",
        "elementor-csv",
        'Name,Phone,Message,Form Name (ID),Submission ID,Created At,User ID,User Agent,User IP,Referrer\r\n'
        'Cy Ray,7205550103,"back\\slash and ""quotes""",Consult (1),7,11/14/2026 23:59,0,Mozilla/5.0,203.0.113.9,https://c.example/\r\n',
        [lead("Cy Ray", "+17205550103", "2026-11-14T23:59:00", message='back\\slash and "quotes"')],
    ),
    Export(
        "wpforms in a 24 hour format with its own labels",
        "wpforms-csv",
        'Who should we ask for?,Mobile,Which of these do you live with?,How can we help you?,Entry ID,Entry Date,Entry Notes,Viewed,Starred,User Agent,User IP,Unique Generated User ID\r\n'
        '"Dr. Lee, Dana",1 (415) 555-0171,"Depression\nPTSD",,311,"16 November 2026 14:05",,1,0,Mozilla/5.0,203.0.113.1,0f3a9c81-d2e4-b576-0f3a-9c81d2e4b576\r\n'
        'Eve,415-555-0172,,none,312,"November 16, 2026 at 2:06 pm",,0,0,Mozilla/5.0,203.0.113.1,\r\n',
        [
            lead("Dr. Lee, Dana", "+14155550171", "2026-11-16T14:05:00", answers=["Depression\nPTSD"]),
            lead("Eve", "+14155550172", "2026-11-16T14:06:00", message="none"),
        ],
    ),
    Export(
        "wpforms with days first",
        "wpforms-csv",
        'Nombre,Apellidos,Teléfono,Mensaje,Entry ID,Entry Date\n'
        'Luz,Peña Ortiz,+34 612 34 56 78,Hola,9,03/11/2026 9:15\nIan,Roe,415-555-0173,,10,25/11/2026 9:15\n',
        [
            lead("Luz Peña Ortiz", "+34612345678", "2026-11-03T09:15:00"),
            lead("Ian Roe", "+14155550173", "2026-11-25T09:15:00"),
        ],
    ),
    Export(
        "ninja forms with dates alone, and an order of its own",
        "ninja-forms-csv",
        '\ufeff"#","Date Submitted","Phone","Which treatment?","First Name","Last Name","Comments"\n'
        '"31","11\\/05\\/2026","","","","",""\n'.replace("\\/", "/")
        + '"32","11/13/2026","(512) 555-0166","Spravato, Ketamine","Fay","O\'Neil","a, b ""c"""\n',
        [
            lead("", None, "2026-11-05", answers=[]),
            lead("Fay O'Neil", "+15125550166", "2026-11-13", message='a, b "c"'),
        ],
    ),
    Export(
        "ninja forms of a site that writes days first",
        "ninja-forms-csv",
        '"#","Date Submitted","Name","Phone"\n"1","13/11/2026","Gil","512-555-0167"\n"2","04/11/2026","Hal","512-555-0168"\n',
        [lead("Gil", "+15125550167", "2026-11-13"), lead("Hal", "+15125550168", "2026-11-04")],
    ),
    Export(
        "formidable with tabs",
        "formidable-csv",
        'Name\tPhone number\tDiagnosis\tTell us more\tTimestamp\tLast Updated\tCreated By\tUpdated By\tDraft\tIP\tID\tKey\n'
        'Ivy\t512 555 0169 ext 4\tPhantom limb pain\t"tab\there"\t2026-11-13 16:59:05\t2026-11-13 16:59:05\t\t\t0\t203.0.113.9\t77\tk77\n',
        [lead("Ivy", "+15125550169", "2026-11-13T16:59:05", message="tab\there", answers=["Phantom limb pain"], external_id="77")],
    ),
    Export(
        "formidable in cp1252 with curly quotes and semicolons",
        "formidable-csv",
        '"Nombre";"Celular";"Comentarios";"Timestamp";"Last Updated";"Created By";"IP";"ID";"Key"\r\n'
        '"José Ibáñez";"(305) 555-0180";"“No puedo más” – ayuda";"2026-11-13 16:59:05";"2026-11-13 16:59:05";"";"203.0.113.9";"78";"k78"\r\n',
        [lead("José Ibáñez", "+13055550180", "2026-11-13T16:59:05", message="“No puedo más” – ayuda")],
        encoding="cp1252",
    ),
    Export(
        "flamingo with a number and a message behind its sentence",
        "flamingo-csv",
        '"full-name","tel-910","your-message","acceptance-1","Date"\n'
        '"Kit Low","(Security Alert: Suspicious content is detected. See https://contactform7.com/heads-up-about-spreadsheet-vulnerabilities for details.) +13055550181","(Security Alert: Suspicious content is detected. See https://contactform7.com/heads-up-about-spreadsheet-vulnerabilities for details.) - tired\n- in pain","1","2026-11-13T16:59:05+00:00"\n',
        [lead("Kit Low", "+13055550181", "2026-11-13T16:59:05+00:00", message="- tired\n- in pain",
              repairs=("removed the export's security sentence",))],
    ),
    Export(
        "flamingo with first and last name, and Z",
        "flamingo-csv",
        '"first-name","last-name","phone-1","menu-conditions","textarea-2","utm_campaign","Date"\n'
        '"Lou","Mars","3055550182","Depression, Fibromyalgia","","spring","2026-11-13T16:59:05Z"\n',
        [lead("Lou Mars", "+13055550182", "2026-11-13T16:59:05+00:00", answers=["Depression, Fibromyalgia"], campaign="spring")],
    ),
    Export(
        "fluent forms",
        "generic-csv",
        'entry_id,names.first_name,names.last_name,phone,message,entry_status,created_at,source_url\n'
        '5,Max,Noor,+1 (602) 555-0190,hi,unread,2026-11-13 16:59:05,https://c.example/p\n',
        [lead("Max Noor", "+16025550190", "2026-11-13T16:59:05", page="https://c.example/p", external_id="5")],
    ),
    Export(
        "forminator",
        "generic-csv",
        'Submission Time,Name - First,Name - Last,Phone,Message,IP Address\n'
        '"November 13, 2026 @ 4:59 PM",Ned,Orr,602-555-0191,"ok, bye",203.0.113.4\n',
        [lead("Ned Orr", "+16025550191", "2026-11-13T16:59:00", message="ok, bye")],
    ),
]  # fmt: skip
