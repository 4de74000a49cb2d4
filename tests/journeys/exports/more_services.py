"""More exports of form services and lead ads: other orders, labels, languages."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

EXPORTS = [
    Export(
        "squarespace with options and a phone told apart from the name",
        "squarespace-csv",
        'Submitted On,Name,Phone,"How did you hear about us?",Message\n'
        '11/13/2026 16:59:05,Ada Boone,(646) 555-0171,A friend,"first line\nsecond, ""quoted"""\n',
        [
            lead(
                "Ada Boone",
                "+16465550171",
                "2026-11-13T16:59:05",
                message='first line\nsecond, "quoted"',
            )
        ],
    ),
    Export(
        "squarespace whose phone stands in parts",
        "squarespace-csv",
        "Submitted On,First Name,Last Name,Country Code,Phone,Message\n"
        "11/14/2026 08:00:00,Bo,Carr,+1,646 555 0172,\n",
        [lead("Bo Carr", "+16465550172", "2026-11-14T08:00:00")],
    ),
    Export(
        "jotform with words for the date and many widgets",
        "jotform-csv",
        '"Submission Date","Full Name","Phone Number","Please check all that apply","Type a question","Signature","Get Page URL","IP","Submission ID"\n'
        '"Nov 13, 2026 16:59","Cleo Dunn","(646) 555-0173","Depression\nAnxiety\nChronic Pain","nothing else works","https://www.jotform.com/uploads/x.png","https://form.example/1?utm_campaign=x1","192.0.2.1","5812"\n',
        [
            lead(
                "Cleo Dunn",
                "+16465550173",
                "2026-11-13T16:59:00",
                external_id="5812",
                answers=["Depression\nAnxiety\nChronic Pain", "nothing else works"],
            )
        ],
    ),
    Export(
        "jotform with the name in two columns that say Name",
        "jotform-csv",
        "Submission Date\tFirst Name\tLast Name\tPhone Number - Area Code\tPhone Number - Phone Number\tMessage\n"
        "2026-11-13 16:59:05\tDov\tEli\t646\t555-0174\thola\n",
        [lead("Dov Eli", "+16465550174", "2026-11-13T16:59:05", message="hola")],
    ),
    Export(
        "typeform in English with a phone in E.164 and hidden fields",
        "typeform-csv",
        '#,"Hi, what\'s your *first name*?",And your last name?,"Thanks {{field:1}}! What\'s your phone number?",Anything else?,utm_campaign,utm_source,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags,Ending\n'
        "ab12,Eve,Ford,'+16465550175,no,fall,google,completed,2026-11-13 21:50:00,,2026-11-13 21:59:05,ff00aa11bb,,Thanks\n",
        [
            lead(
                "Eve Ford",
                "+16465550175",
                "2026-11-13T21:59:05+00:00",
                campaign="fall",
                external_id="ab12",
            )
        ],
    ),
    Export(
        "typeform in Spanish",
        "typeform-csv",
        "#,¿Cómo te llamas?,¿A qué número te podemos llamar?,¿Qué te gustaría contarnos?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        "zz1,Fe Gil,(646) 555-0176,No puedo más,completed,2026-11-13 21:50:00,,2026-11-13 21:59:05,ff00aa11bb,\n",
        [
            lead(
                "Fe Gil",
                "+16465550176",
                "2026-11-13T21:59:05+00:00",
                answers=["No puedo más"],
            )
        ],
    ),
    Export(
        "google forms with the sheet's times and bracketed rows",
        "google-forms-csv",
        'Timestamp,Your name (first and last),Best number to reach you,"In the last two weeks, how often? [Feeling down]","In the last two weeks, how often? [Little interest]",Questions for us\n'
        "11/13/2026 16:59:05,Gus Hale,6465550177,Nearly every day,Not at all,is it safe?\n",
        [
            lead(
                "Gus Hale",
                "+16465550177",
                "2026-11-13T16:59:05",
                answers=["Nearly every day"],
            )
        ],
    ),
    Export(
        "google forms whose sheet is set to day first",
        "google-forms-csv",
        "Timestamp,Nombre,Teléfono,Mensaje\n"
        "13/11/2026 16:59:05,Hugo Ibarra,646 555 0178,hola\n02/11/2026 8:05:00,Inés Jara,646 555 0179,\n",
        [
            lead("Hugo Ibarra", "+16465550178", "2026-11-13T16:59:05"),
            lead("Inés Jara", "+16465550179", "2026-11-02T08:05:00"),
        ],
    ),
    Export(
        "hubspot's form submissions",
        "generic-csv",
        '"First Name","Last Name","Email","Phone Number","How can we help?","Conversion Date","Conversion Page","Conversion Title"\n'
        '"Jo","Kerr","jo@example.net","+1 646-555-0180","treatment resistant depression","2026-11-13 16:59","https://k.example/book","Book a consult"\n',
        [
            lead(
                "Jo Kerr",
                "+16465550180",
                "2026-11-13T16:59:00",
                page="https://k.example/book",
                message="treatment resistant depression",
            )
        ],
    ),
    Export(
        "hubspot's contacts with an owner and many properties",
        "generic-csv",
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,Contact owner,Lead Status,Create Date,Last Activity Date,Message\n"
        "901,Kit,Lowe,kit@example.net,,(646) 555-0181,Dr. Ann Berg,New,2026-11-13 16:59,2026-11-14 10:00,please\n"
        "902,Lou,Marr,lou@example.net,(646) 555-0182,,Dr. Ann Berg,New,2026-11-13 17:59,2026-11-14 10:00,\n",
        [
            lead("Kit Lowe", "+16465550181", "2026-11-13T16:59:00", message="please"),
            lead("Lou Marr", "+16465550182", "2026-11-13T17:59:00"),
        ],
    ),
    Export(
        "wix with its own submission time",
        "generic-csv",
        '"Submission time","First name","Last name","Phone","Long answer","Multi choice"\n'
        '"2026-11-13T21:59:05.123Z","Mae","Nash","+1 646-555-0183","so tired of it","Depression, PTSD"\n',
        [
            lead(
                "Mae Nash",
                "+16465550183",
                "2026-11-13T21:59:05+00:00",
                answers=["so tired of it", "Depression, PTSD"],
            )
        ],
    ),
    Export(
        "wix contacts with labels and two phones",
        "generic-csv",
        "First Name,Last Name,Email 1,Phone 1,Phone 2,Labels,Created At (UTC+0),Last Activity Date (UTC+0),Source,Language\n"
        "Ned,Orr,ned@example.net,'+1 646-555-0184,,Contacted Me,2026-11-13 21:59,2026-11-13 22:10,Form,en-us\n",
        [lead("Ned Orr", "+16465550184", "2026-11-13T21:59:00+00:00")],
    ),
    Export(
        "microsoft forms whose own name column is empty for strangers",
        "generic-csv",
        "ID,Start time,Completion time,Email,Name,Full name of the person we should call,Phone number,Which condition?\n"
        "1,11/13/2026 16:50:01,11/13/2026 16:59:05,anonymous,,Ona Page,646-555-0185,PTSD;Anxiety;\n"
        "2,11/13/2026 17:50:01,11/13/2026 17:59:05,anonymous,,Pat Quill,646-555-0186,CRPS;\n",
        [
            lead(
                "Ona Page",
                "+16465550185",
                "2026-11-13T16:59:05",
                answers=["PTSD;Anxiety;"],
            ),
            lead("Pat Quill", "+16465550186", "2026-11-13T17:59:05"),
        ],
    ),
    Export(
        "microsoft forms in Spanish",
        "generic-csv",
        "Id.;Hora de inicio;Hora de finalización;Correo electrónico;Nombre;¿Cuál es su nombre?;Número de celular;¿Qué le pasa?\n"
        "1;13/11/2026 16:50:01;13/11/2026 16:59:05;anonymous;;Raúl Sosa;646 555 0187;insomnio\n"
        "2;14/11/2026 16:50:01;14/11/2026 16:59:05;anonymous;;Sol Tapia;646 555 0188;\n",
        [
            lead(
                "Raúl Sosa", "+16465550187", "2026-11-13T16:59:05", answers=["insomnio"]
            ),
            lead("Sol Tapia", "+16465550188", "2026-11-14T16:59:05"),
        ],
    ),
    Export(
        "meta with questions of the clinic before the fields",
        "meta-csv",
        "id\tcreated_time\tad_id\tad_name\tadset_id\tadset_name\tcampaign_id\tcampaign_name\tform_id\tform_name\tis_organic\tplatform\twhat_are_you_struggling_with?\tbest_time_to_call?\tfirst_name\tlast_name\tphone_number\tinbox_url\tlead_status\n"
        "l:77\t2026-11-13T16:59:05-05:00\tag:1\tA\tas:1\tB\tc:1\tFall\tf:1\tKetamine\tfalse\tfb\tdepression_or_ptsd\tmornings\tTed\tUnger\tp:+16465550189\t\tCREATED\n",
        [
            lead(
                "Ted Unger",
                "+16465550189",
                "2026-11-13T16:59:05-05:00",
                campaign="Fall",
                form="Ketamine",
                answers=["depression_or_ptsd", "mornings"],
            )
        ],
        encoding="utf-16",
    ),
    Export(
        "meta saved by a spreadsheet that spoiled times and numbers",
        "meta-csv",
        "id,created_time,ad_id,ad_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,full name,phone,email\n"
        "l:78,11/13/2026 16:59,ag:1,A,c:1,Fall,f:1,Ketamine,FALSE,ig,Uma Voss,p:+16465550190,uma@example.net\n",
        [lead("Uma Voss", "+16465550190", "2026-11-13T16:59:00", campaign="Fall")],
    ),
    Export(
        "instagram leads in Spanish from the ads manager",
        "meta-csv",
        "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,¿qué_padece?,nombre_completo,número_de_teléfono,correo_electrónico\n"
        "l:79,2026-11-13T16:59:05-0500,ag:1,A,as:1,B,c:1,Otoño,f:1,K,true,ig,dolor_crónico,Vera Wills,p:+16465550191,v@example.net\n",
        [
            lead(
                "Vera Wills",
                "+16465550191",
                "2026-11-13T16:59:05-05:00",
                campaign="Otoño",
                answers=["dolor_crónico"],
            )
        ],
    ),
    Export(
        "surveymonkey with its second row of headers",
        "generic-csv",
        "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,What is your name?,What number should we call?,Which of these do you live with?,,\n"
        ",,,,,,,,,Open-Ended Response,Open-Ended Response,Depression,PTSD,Other (please specify)\n"
        "11800,4001,11/13/2026 16:50:01,11/13/2026 16:59:05,192.0.2.1,,,,,Wes Yates,646-555-0192,Depression,,grief\n"
        "11801,4001,11/13/2026 17:50:01,11/13/2026 17:59:05,192.0.2.1,,,,,Zia Arden,646-555-0193,,PTSD,\n",
        [
            lead("", None, None, why="blank"),
            lead(
                "Wes Yates",
                "+16465550192",
                "2026-11-13T16:59:05",
                answers=["Depression", "grief"],
            ),
            lead("Zia Arden", "+16465550193", "2026-11-13T17:59:05", answers=["PTSD"]),
        ],
    ),
    Export(
        "cognito forms with internal names",
        "generic-csv",
        "Consult_Id,Name_First,Name_Last,Phone,WhatBringsYouHere,Entry_Status,Entry_DateCreated,Entry_DateSubmitted,Entry_DateUpdated\n"
        "14,Al,Birch,(646) 555-0194,neuralgia,Submitted,11/13/2026 16:50:00,11/13/2026 16:59:05,11/13/2026 16:59:05\n",
        [
            lead(
                "Al Birch", "+16465550194", "2026-11-13T16:59:05", answers=["neuralgia"]
            )
        ],
    ),
    Export(
        "zoho forms with an added time in words",
        "generic-csv",
        "Name,Phone,Multi Line,Dropdown,Added Time,Referrer Name,IP Address,Task Owner\n"
        "Bix Cole,+16465550195,two\\, three,Fibromyalgia,13-Nov-2026 16:59:05,Direct,192.0.2.1,Ann Berg\n"
        "Cam Dell,+16465550196,,PTSD,13-Nov-2026 17:59:05,Direct,192.0.2.1,Ann Berg\n",
        [
            lead("Bix Cole", "+16465550195", None, why="columns"),
            lead("Cam Dell", "+16465550196", "2026-11-13T17:59:05"),
        ],
    ),
    Export(
        "zoho crm leads",
        "generic-csv",
        "Lead Id,Lead Owner,First Name,Last Name,Company,Phone,Mobile,Lead Source,Created Time,Modified Time,Description,Full Name\n"
        "zcrm_1,Kim Osei,Dia,Eads,-,,6465550197,Web,2026-11-13 16:59:05,2026-11-14 01:00:00,wants a call,Dia Eads\n",
        [
            lead(
                "Dia Eads",
                "+16465550197",
                "2026-11-13T16:59:05",
                message="wants a call",
            )
        ],
    ),
    Export(
        "google ads lead form download",
        "generic-csv",
        "Lead ID,Lead Submit Time,Campaign ID,Campaign Name,Form ID,GCLID,User Column: FULL_NAME,User Column: PHONE_NUMBER,User Column: EMAIL\n"
        "TeSter1,2026-11-13 16:59:05-05:00,77,Ketamine NYC,12,EAIaIQ,Eri Fogg,+1 646-555-0198,e@example.net\n",
        [
            lead(
                "Eri Fogg",
                "+16465550198",
                "2026-11-13T16:59:05-05:00",
                campaign="Ketamine NYC",
            )
        ],
    ),
    Export(
        "callrail's form submissions",
        "generic-csv",
        "Form Name,Customer Name,Customer Phone Number,Tracking Number,Submitted At,Landing Page URL,Form Data\n"
        'Contact,FINN GRAY,+16465550199,+12125550100,2026-11-13T16:59:05.000-05:00,https://k.example/?utm_campaign=c,"{""message"": ""hi""}"\n'
        'Contact,Gia Hart,+16465550101,+12125550100,2026-11-13T17:59:05.000-05:00,https://k.example/,"{}"\n',
        [
            lead(
                "FINN GRAY", "+16465550199", "2026-11-13T16:59:05-05:00", form="Contact"
            ),
            lead("Gia Hart", "+16465550101", "2026-11-13T17:59:05-05:00"),
        ],
    ),
    Export(
        "calendly's events",
        "generic-csv",
        "Event Type Name,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Text Reminder Number,Start Date & Time,End Date & Time,Event Created Date & Time,Question 1,Response 1\n"
        "Consult,Hal Ives,,,hal@example.net,+1 646-555-0102,2026-11-20 10:00 AM,2026-11-20 10:30 AM,2026-11-13 04:59 PM,What for?,PTSD\n",
        [lead("Hal Ives", "+16465550102", "2026-11-13T16:59:00", answers=["PTSD"])],
    ),
    Export(
        "paperform and tally with respondent columns",
        "generic-csv",
        "Submission ID,Respondent ID,Submitted at,What's your name?,Phone number,Untitled long answer field\n"
        "oQ1,vN2,2026-11-13 21:59:05,Ike Judd,+16465550103,so low lately\n",
        [
            lead(
                "Ike Judd",
                "+16465550103",
                "2026-11-13T21:59:05",
                answers=["so low lately"],
                external_id="oQ1",
            )
        ],
    ),
    Export(
        "webflow's form with a lower-case header and an ISO time",
        "generic-csv",
        "Date,Form name,name,phone,message-field,Checkbox\n"
        "2026-11-13T21:59:05.000Z,Contact Form,Joy Kidd,646-555-0104,call me,true\n",
        [
            lead(
                "Joy Kidd",
                "+16465550104",
                "2026-11-13T21:59:05+00:00",
                form="Contact Form",
                message="call me",
            )
        ],
    ),
    Export(
        "netlify's forms",
        "generic-csv",
        "id,number,created_at,ip,user_agent,referrer,first-name,last-name,telephone,body\n"
        "64b0c2,12,2026-11-13T21:59:05.000Z,192.0.2.1,Mozilla/5.0,https://k.example/contact,Kai,Lamb,6465550105,hello\n",
        [
            lead(
                "Kai Lamb",
                "+16465550105",
                "2026-11-13T21:59:05+00:00",
                message="hello",
                external_id="64b0c2",
            )
        ],
    ),
    Export(
        "formstack with labels in capitals",
        "generic-csv",
        '"UNIQUE ID","TIME","NAME (FIRST)","NAME (LAST)","PHONE","DESCRIBE YOUR SYMPTOMS","IP ADDRESS","BROWSER"\n'
        '"8801","2026-11-13 16:59:05","Liv","Monk","(646) 555-0106","phantom limb pain","192.0.2.1","Chrome"\n',
        [
            lead(
                "Liv Monk",
                "+16465550106",
                "2026-11-13T16:59:05",
                answers=["phantom limb pain"],
            )
        ],
    ),
]
