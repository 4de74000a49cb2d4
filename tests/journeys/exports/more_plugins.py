"""More exports of WordPress plugins: other orders, other labels, nastier cells."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

_GRAVITY = '"Source Url","Transaction Id","Payment Amount","Payment Date","Payment Status","Post Id","User Agent","User IP"'

EXPORTS = [
    Export(
        "gravity whose entry columns stand first and whose labels are questions",
        "gravity-forms-csv",
        f'\ufeff"Entry Id","Entry Date",{_GRAVITY},"Who should we ask for when we call?","Where can we reach you by phone?","What would you like help with?"\n'
        '"88","2026-11-13 09:12:44","https://k.example/contact/","","","","","","Mozilla/5.0 (iPhone; CPU)","198.51.100.7","Odette Marsh","646 555 0140","migraines, ""all day"" & every day"\n'
        '"89","2026-11-13 09:20:01","https://k.example/contact/","","","","","","Mozilla/5.0","198.51.100.9","Percy O\'Neal","(212)555-0141","PTSD"\n',
        [
            lead(
                "Odette Marsh",
                "+16465550140",
                "2026-11-13T09:12:44",
                external_id="88",
                answers=['migraines, "all day" & every day'],
            ),
            lead(
                "Percy O'Neal",
                "+12125550141",
                "2026-11-13T09:20:01",
                page="https://k.example/contact/",
            ),
        ],
    ),
    Export(
        "gravity with one column per ticked condition and an address",
        "gravity-forms-csv",
        '"Your Name (Prefix)","Your Name (First)","Your Name (Middle)","Your Name (Last)","Your Name (Suffix)","Phone","Conditions (Depression)","Conditions (PTSD)","Conditions (Chronic pain)","Address (Street Address)","Address (City)","Address (State / Province)","Address (ZIP / Postal Code)","Entry Id","Entry Date","Source Url"\n'
        '"Ms.","Greta","","Holm","","(917) 555-0142","Depression","","Chronic pain","12 Elm St","Albany","NY","12207","12","2026-11-12 18:00:00","https://k.example/"\n',
        [
            lead(
                "Greta Holm",
                "+19175550142",
                "2026-11-12T18:00:00",
                answers=["Depression", "Chronic pain"],
            )
        ],
    ),
    Export(
        "gravity in Spanish with cells that a spreadsheet would run",
        "gravity-forms-csv",
        '"Nombre y apellidos","Celular","Comentarios","Entry Id","Entry Date","Date Updated","Source Url","User IP"\n'
        '"Ramón Íñigo","\'+1 646 555 0143","\'=me siento mal","7","2026-11-11 07:01:00","2026-11-11 07:01:00","https://k.example/es/","192.0.2.1"\n',
        [
            lead(
                "Ramón Íñigo",
                "+16465550143",
                "2026-11-11T07:01:00",
                message="=me siento mal",
            )
        ],
    ),
    Export(
        "wpforms with a smart phone field, a phone for the partner and a day-first date",
        "wpforms-csv",
        '"Full Name","Partner phone","Mobile","Tell us what is going on","Entry ID","Entry Date","Entry Notes","Viewed","Starred","User Agent","User IP","Unique Generated User ID"\n'
        '"Bram de Vries","","+1 (646) 555-0144","Fibromyalgia since 2019","301","13 November 2026 16:59","","","0","Mozilla/5.0","192.0.2.4","a-b-c"\n'
        '"Ilse Kok","","6465550145","burning feet","302","14 November 2026 08:05","","1","0","Mozilla/5.0","192.0.2.5","a-b-d"\n',
        [
            lead(
                "Bram de Vries",
                "+16465550144",
                "2026-11-13T16:59:00",
                message="Fibromyalgia since 2019",
                external_id="301",
            ),
            lead("Ilse Kok", "+16465550145", "2026-11-14T08:05:00"),
        ],
    ),
    Export(
        "wpforms with name parts told by a colon and notes of several lines",
        "wpforms-csv",
        '"Entry ID","Entry Date","Name: First","Name: Last","Phone / Text","Anything we should know?","Entry Notes"\r\n'
        '"9","November 14, 2026 @ 7:05 pm","Dee","Wu","646.555.0146","line one\r\n\r\nline ""two"",\r\n5, Main St","called? no"\r\n'
        '"10","November 15, 2026 @ 11:00 am","Eli","Yoo","646.555.0147","",""\r\n',
        [
            lead(
                "Dee Wu",
                "+16465550146",
                "2026-11-14T19:05:00",
                message='line one\n\nline "two",\n5, Main St',
            ),
            lead("Eli Yoo", "+16465550147", "2026-11-15T11:00:00"),
        ],
    ),
    Export(
        "ninja with a list of conditions and a plain date, day first",
        "ninja-forms-csv",
        '\ufeff"#","Date Submitted","First Name *","Last Name *","Best Phone Number *","I live with","Message"\n'
        '"41","13/11/2026","Fay","Zane","(646) 555-0148","PTSD,Anxiety",""\n'
        '"42","14/11/2026","Gil","Ames","(646) 555-0149","Depression","It\'s ""urgent"""\n',
        [
            lead("Fay Zane", "+16465550148", "2026-11-13", answers=["PTSD,Anxiety"]),
            lead("Gil Ames", "+16465550149", "2026-11-14", message='It\'s "urgent"'),
        ],
    ),
    Export(
        "ninja with times and HTML codes",
        "ninja-forms-csv",
        '"#","Date Submitted","Nombre","Número de teléfono","¿En qué podemos ayudarle?"\n'
        '"1","2026-11-13 4:59 pm","Jos&eacute; &Aacute;vila","646-555-0150","Mi esposa dijo &quot;basta&quot; &amp; se fue"\n',
        [
            lead(
                "José Ávila",
                "+16465550150",
                "2026-11-13T16:59:00",
                message='Mi esposa dijo "basta" & se fue',
            )
        ],
    ),
    Export(
        "formidable with semicolons in cp1252",
        "formidable-csv",
        '"ID";"Key";"Vorname";"Nachname";"Telefon";"Nachricht";"Timestamp";"Last Updated";"Created By";"Updated By";"Entry Status";"IP"\n'
        '"5";"ab1";"Jürgen";"Groß";"+49 30 23125 151";"Schmerzen; jeden Tag – schlimm";"2026-11-13 10:00:00";"2026-11-13 10:00:00";"";"";"Submitted";"192.0.2.1"\n',
        [
            lead(
                "Jürgen Groß",
                "+493023125151",
                "2026-11-13T10:00:00",
                message="Schmerzen; jeden Tag – schlimm",
                external_id="5",
            )
        ],
        encoding="cp1252",
    ),
    Export(
        "formidable with repeated fields, a confirmation of the number and no name asked",
        "formidable-csv",
        '"Phone","Confirm Phone","What is the best time to call?","Timestamp","Last Updated","Created By","Updated By","Draft","IP","ID","Key"\n'
        '"(646) 555-0152","(646) 555-0152","after 5","2026-11-13 10:00:00","2026-11-13 10:00:00","","","0","192.0.2.1","6","x1"\n',
        [lead("", "+16465550152", "2026-11-13T10:00:00", answers=["after 5"])],
        questions=("name",),
    ),
    Export(
        "elementor with a comma within JSON and a name of its own",
        "elementor-csv",
        '"Name","Tel","Message","Preferred Contact Method","Form Name (ID)","Submission ID","Created At","User ID","User Agent","User IP","Referrer"\n'
        '"Kai \\"Bo\\" Lund","6465550153","a, b\\nC:\\\\temp\\\\x","Text message","Consult (7a1)","120","2026-11-13 16:59:05","","Mozilla\\/5.0","192.0.2.1","https:\\/\\/k.example\\/?utm_campaign=fall"\n',
        [
            lead(
                'Kai "Bo" Lund',
                "+16465550153",
                "2026-11-13T16:59:05",
                message="a, b\nC:\\temp\\x",
                form="Consult (7a1)",
                campaign="fall",
                external_id="120",
                answers=["Text message"],
            )
        ],
    ),
    Export(
        "elementor that a spreadsheet saved again",
        "elementor-csv",
        "Name,Tel,Message,Form Name (ID),Submission ID,Created At,User ID,User Agent,User IP,Referrer\r\n"
        'Lea Moss,6465550154,"said ""no more""",Consult (7a1),121,11/13/2026 16:59,,Mozilla/5.0,192.0.2.1,https://k.example/\r\n',
        [
            lead(
                "Lea Moss",
                "+16465550154",
                "2026-11-13T16:59:00",
                message='said "no more"',
            )
        ],
    ),
    Export(
        "elementor with labels in Spanish and a no-name column",
        "elementor-csv",
        '"No Label field_a1b2","Teléfono","¿Cómo se siente?","Form Name (ID)","Submission ID","Created At","User ID","User Agent","User IP","Referrer"\n'
        '"Mía Nadal","646 555 0155","Muy mal\\u2026 no duermo","Cita (9)","122","2026-11-13 17:00:00","","Mozilla\\/5.0","192.0.2.1","https:\\/\\/k.example\\/es"\n'
        '"Noé Olmo","646 555 0156","Igual","Cita (9)","123","2026-11-13 17:02:00","","Mozilla\\/5.0","192.0.2.1","https:\\/\\/k.example\\/es"\n',
        [
            lead(
                "Mía Nadal",
                "+16465550155",
                "2026-11-13T17:00:00",
                answers=["Muy mal… no duermo"],
            ),
            lead("Noé Olmo", "+16465550156", "2026-11-13T17:02:00"),
        ],
    ),
    Export(
        "flamingo of a form with tag names of its own",
        "flamingo-csv",
        '"fullname-1","tel-812","textarea-3","acceptance-9","checkbox-5","Date"\r\n'
        '"Ove Pratt","(Security Alert: Suspicious content is detected. See https://contactform7.com/suspicious-content/ for details.) +1 646-555-0157","hi","1","Depression, PTSD","2026-11-13T21:59:05+00:00"\r\n',
        [
            lead(
                "Ove Pratt",
                "+16465550157",
                "2026-11-13T21:59:05+00:00",
                answers=["Depression, PTSD"],
            )
        ],
    ),
    Export(
        "the CF7 database plugin with its own columns",
        "generic-csv",
        '"Submitted","your-name","your-email","your-tel","your-message","Submitted Login","Submitted From"\n'
        '"2026-11-13 16:59:05 -05:00","Pia Quist","pia@example.net","646-555-0158","calls ok","","192.0.2.1"\n',
        [
            lead(
                "Pia Quist",
                "+16465550158",
                "2026-11-13T16:59:05-05:00",
                message="calls ok",
                email="pia@example.net",
            )
        ],
    ),
    Export(
        "cfdb7 with raw names, an id and a status",
        "generic-csv",
        '"form_id","form_date","your-name","your-phone","menu-771","your-message","cfdb7_status"\n'
        '"17","2026-11-13 16:59:05","Rae Sims","\'+16465550159","CRPS","help","unread"\n'
        '"18","2026-11-13 17:00:05","Sam Tull","6465550160","PTSD","","read"\n',
        [
            lead("Rae Sims", "+16465550159", "2026-11-13T16:59:05", answers=["CRPS"]),
            lead("Sam Tull", "+16465550160", "2026-11-13T17:00:05"),
        ],
    ),
    Export(
        "fluent forms with names in two columns and a serial number",
        "generic-csv",
        'entry_id,serial_number,"First Name","Last Name",Phone/Mobile,"Your Message",status,created_at,updated_at,source_url,browser,device,ip,city,country\n'
        '312,14,Tia,Ueda,+16465550161,"it hurts, a lot",unread,"2026-11-13 16:59:05","2026-11-13 16:59:05",https://k.example/?utm_campaign=nov,Chrome,Apple,192.0.2.1,,\n',
        [
            lead(
                "Tia Ueda",
                "+16465550161",
                "2026-11-13T16:59:05",
                message="it hurts, a lot",
                campaign="nov",
                page="https://k.example/?utm_campaign=nov",
            )
        ],
    ),
    Export(
        "forminator with its date first and a name of two parts",
        "generic-csv",
        '"Submission ID","Date Submitted","Name - First Name","Name - Last Name","Phone Number","Textarea","Consent"\n'
        '"55","Nov 13, 2026 @ 4:59 PM","Ula","Vance","(646) 555-0162","waiting","checked"\n'
        '"56","Nov 13, 2026 @ 5:10 PM","Vic","West","(646) 555-0163","","checked"\n',
        [
            lead(
                "Ula Vance",
                "+16465550162",
                "2026-11-13T16:59:00",
                message="waiting",
                external_id="55",
            ),
            lead("Vic West", "+16465550163", "2026-11-13T17:10:00"),
        ],
    ),
    Export(
        "forminator in Spanish",
        "generic-csv",
        '"ID de envío","Fecha de envío","Nombre","Apellidos","Teléfono","Área de texto"\n'
        '"70","13/11/2026 16:59","Wanda","Ybarra","646-555-0164","dolor"\n',
        [lead("Wanda Ybarra", "+16465550164", "2026-11-13T16:59:00", external_id="70")],
    ),
    Export(
        "divi's contact form database with labels of the form",
        "generic-csv",
        '"ID","Page ID","Page Name","Name","Phone Number","Email Address","Message","Read","Date"\n'
        '"3","12","Ketamine Therapy","Xan Zoll","6465550165","","Please call","Yes","2026-11-13 16:59:05"\n'
        '"4","12","Ketamine Therapy","Yara Ames","6465550166","","Evenings only","No","2026-11-13 17:59:05"\n',
        [
            lead(
                "Xan Zoll", "+16465550165", "2026-11-13T16:59:05", message="Please call"
            ),
            lead(
                "Yara Ames",
                "+16465550166",
                "2026-11-13T17:59:05",
                message="Evenings only",
            ),
        ],
    ),
    Export(
        "divi's form plugin that writes a label twice",
        "generic-csv",
        "Date,Form,Page,Full Name,Phone,Phone,Message\n"
        "2026-11-13 16:59:05,Contact,/contact/,Zed Abel,,646-555-0167,hello\n"
        "2026-11-13 17:59:05,Contact,/contact/,Abe Boyd,646-555-0168,646-555-0168,\n",
        [
            lead(
                "Zed Abel",
                "+16465550167",
                "2026-11-13T16:59:05",
                form="Contact",
                page="/contact/",
            ),
            lead("Abe Boyd", "+16465550168", "2026-11-13T17:59:05"),
        ],
    ),
    Export(
        "happyforms with steps before each label",
        "generic-csv",
        '"Tracking number","Submission date","1. Your name","2. Your phone","3. What do you struggle with?"\n'
        '"00012","2026-11-13 16:59","Bea Cato","646 555 0169","panic attacks"\n',
        [
            lead(
                "Bea Cato",
                "+16465550169",
                "2026-11-13T16:59:00",
                answers=["panic attacks"],
            )
        ],
    ),
    Export(
        "everest forms with stars and colons behind labels",
        "generic-csv",
        '"Entry ID","First Name: *","Last Name: *","Phone No.: *","Message:","Status","Date Created","Date Created GMT"\n'
        '"9","Cy","Dorn","6465550170","x","publish","2026-11-13 16:59:05","2026-11-13 21:59:05"\n',
        [
            lead(
                "Cy Dorn",
                "+16465550170",
                "2026-11-13T16:59:05",
                message="x",
                external_id="9",
            )
        ],
    ),
]
