"""Exports of services, builders and lead ads."""

# ruff: noqa: E501 - exports as they are

from tests.journeys.exports.export_case import Export, lead

EXPORTS = [
    Export(
        "typeform with one column per option",
        "typeform-csv",
        "#,First things first. What's your name?,Which of these apply?,Depression,PTSD,Other,What number can we call you on?,Is there anything else you'd like to share?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        'k2p9x,Ola Pike,,Depression,,my own words,(917) 555-0101,"It\'s been years, I can\'t",completed,2026-11-14 03:10:00,,2026-11-14 03:12:44,ab12cd34ef,\n',
        [lead("Ola Pike", "+19175550101", "2026-11-14T03:12:44+00:00", answers=["Depression", "my own words"], external_id="k2p9x")],
    ),
    Export(
        "typeform in Spanish questions with international numbers",
        "typeform-csv",
        "#,¿Cómo te llamas?,¿A qué número de teléfono te llamamos?,Cuéntanos qué te pasa,Start Date (UTC),Submit Date (UTC),Network ID\n"
        "aa1,Paz Quiroga,+525512345678,no puedo dormir,2026-11-14 03:10:00,2026-11-14 03:12:44,ff0011aa22\n",
        [lead("Paz Quiroga", "+525512345678", "2026-11-14T03:12:44+00:00")],
    ),
    Export(
        "google forms, downloaded in summer time",
        "google-forms-csv",
        '"Timestamp","What is your name?","Phone number (mobile preferred)","What are you suffering from?","Preferred time"\n'
        '"2026/07/17 6:31:58 PM EST","Quin Roy","9175550102","CRPS;Neuralgia","Morning"\n"2026/07/18 12:00:00 AM AST","Rae","917 555 0103","",""\n',
        [
            lead("Quin Roy", "+19175550102", "2026-07-17T18:31:58", answers=["CRPS;Neuralgia"]),
            lead("Rae", "+19175550103", "2026-07-18T00:00:00"),
        ],
    ),
    Export(
        "google forms, from the linked sheet",
        "google-forms-csv",
        "Timestamp,Email Address,Full Name,Cell,Tell us about yourself\r\n"
        "11/3/2026 9:05:07,sam@example.com,Sam Tate,(917)555-0104,ok\r\n",
        [lead("Sam Tate", "+19175550104", "2026-11-03T09:05:07", email="sam@example.com", message="ok")],
        questions=("day_order",),
    ),
    Export(
        "google forms in Spanish",
        "google-forms-csv",
        "Marca temporal,Nombre y apellidos,Número de celular,¿Por qué nos contacta?\n"
        "13/11/2026 16:59:05,Tere Uribe,(917) 555 0105,dolor\n",
        [lead("Tere Uribe", "+19175550105", "2026-11-13T16:59:05")],
    ),
    Export(
        "jotform",
        "jotform-csv",
        '"Submission Date","Name","Phone Number","E-mail","Which best describes you?","Message","IP","Submission ID"\n'
        '"Nov 13, 2026 4:59 PM","Uma Vance","(646) 555-0106","uma@example.com","Treatment-resistant depression","x","203.0.113.1","5812345678901234567"\n'
        '"2026-11-14 08:00:00","Vic","(646) 555-0107","","","","203.0.113.1","5812345678901234568"\n',
        [
            lead("Uma Vance", "+16465550106", "2026-11-13T16:59:00", external_id="5812345678901234567"),
            lead("Vic", "+16465550107", "2026-11-14T08:00:00"),
        ],
    ),
    Export(
        "squarespace",
        "squarespace-csv",
        "Submitted On,Name,Email,Phone,How did you hear about us?,Message\n"
        '11/13/2026 16:59:05,"Yara Zimm",y@example.com,(646) 555-0109,A friend,"Hello,\nme again"\n',
        [lead("Yara Zimm", "+16465550109", "2026-11-13T16:59:05", message="Hello,\nme again")],
    ),
    Export(
        "meta with its marks, questions and a test row, in UTF-16 with tabs",
        "meta-csv",
        "id\tcreated_time\tad_id\tad_name\tadset_id\tadset_name\tcampaign_id\tcampaign_name\tform_id\tform_name\tis_organic\tplatform\twhat_is_your_main_symptom?\tfirst_name\tlast_name\tphone_number\tinbox_url\tlead_status\n"
        "l:77\t2026-11-13T13:59:05-08:00\tag:1\tA\tas:1\tB\tc:1\tFall\tf:1\tConsult\tfalse\tig\tpost-traumatic_stress\tAbe\tBoyd\tp:+16465550110\thttps://x.example/\tCREATED\n"
        "l:78\t2026-11-13T13:59:05-08:00\t\t\t\t\t\t\tf:1\tConsult\ttrue\tfb\t<test lead: dummy data for x>\t<test lead: dummy data for first_name>\t<test lead: dummy data for last_name>\tp:<test lead: dummy data for phone_number>\t\tCREATED\n",
        [
            lead("Abe Boyd", "+16465550110", "2026-11-13T13:59:05-08:00", campaign="Fall", form="Consult", external_id="l:77",
                 answers=["post-traumatic_stress"]),
            lead("<test lead: dummy data for first_name> <test lead: dummy data for last_name>", None, "2026-11-13T13:59:05-08:00", why="test_lead"),
        ],
        encoding="utf-16",
    ),
    Export(
        "meta as CSV in UTF-8, another order",
        "meta-csv",
        "phone_number,full_name,created_time,ad_name,campaign_name,form_name,platform,lead_status,id\n"
        "+1 646-555-0111,Cam Diaz,2026-11-13T18:59:05+0000,Ad,Winter,Consult,fb,CREATED,99\n",
        [lead("Cam Diaz", "+16465550111", "2026-11-13T18:59:05+00:00", campaign="Winter")],
    ),
    Export(
        "google ads lead forms, a report with a title above",
        "generic-csv",
        "Lead form report\n\"November 1, 2026 - November 16, 2026\"\n"
        "Lead ID,Full Name,User Phone,User Email,What can we help with?,Campaign,Form ID,GCLID,Lead Submit Time\n"
        "Cj0KC,Deb Enns,+16465550112,d@example.com,Fibromyalgia,Ketamine NYC,123,EAIaIQ,2026-11-13 16:59:05\n",
        [lead("Deb Enns", "+16465550112", "2026-11-13T16:59:05", campaign="Ketamine NYC", external_id="Cj0KC", email="d@example.com")],
    ),
    Export(
        "wix",
        "generic-csv",
        '\ufeffSubmission Time,Status,First name,Last name,Phone,Long answer,Multi choice\n'
        '"Nov 13, 2026, 4:59 PM",New,Eli,Frey,="+16465550113","I need\nhelp","PTSD, Depression"\n',
        [lead("Eli Frey", "+16465550113", "2026-11-13T16:59:00", answers=["I need", "PTSD"])],
    ),
    Export(
        "hubspot forms",
        "generic-csv",
        'Conversion Date,Conversion Page,Conversion Title,First Name,Last Name,Email,Phone Number,Message,Contact ID\n'
        '2026-11-13 21:59 UTC,https://clinic.example/depression,Consult,Gus,Hart,g@example.com,6465550114,"hello",501\n',
        [lead("Gus Hart", "+16465550114", "2026-11-13T21:59:00+00:00", page="https://clinic.example/depression")],
    ),
    Export(
        "a directory like zocdoc",
        "generic-csv",
        "Booking ID,Patient First Name,Patient Last Name,Patient Phone,Patient Email,Patient DOB,Insurance Carrier,Insurance Phone,Visit Reason,Requested On,Provider Name,Appointment Date\n"
        "B-1,Ira,Jung,(646) 555-0115,i@example.com,03/04/1980,Aetna,(800) 555-0199,Ketamine consult,11/13/2026 4:59 PM,Dr. Smith,11/20/2026\n",
        [lead("Ira Jung", "+16465550115", "2026-11-13T16:59:00", answers=["Ketamine consult"])],
    ),
    Export(
        "cognito forms",
        "generic-csv",
        "Consult_Id,Name_First,Name_Last,Phone,Email,WhatBringsYouHere,Entry_Status,Entry_DateSubmitted\n"
        "12,Kay,Lund,(646) 555-0116,k@example.com,Chronic pain,Submitted,11/13/2026 4:59:05 PM\n",
        [lead("Kay Lund", "+16465550116", "2026-11-13T16:59:05", answers=["Chronic pain"])],
    ),
    Export(
        "formstack",
        "generic-csv",
        '"Time","Name (First)","Name (Last)","Phone Number","Describe your pain","Unique ID","Location","Browser","IP Address"\n'
        '"2026-11-13 16:59:05","Mo","Nash","(646) 555-0117","burning","901","40.7,-74.0","Chrome","203.0.113.1"\n',
        [lead("Mo Nash", "+16465550117", "2026-11-13T16:59:05", answers=["burning"])],
    ),
    Export(
        "hubspot contacts with several numbers",
        "generic-csv",
        "Record ID,First Name,Last Name,Phone Number,Mobile Phone Number,Create Date,Lead Status\n"
        "1,Nia,Otto,,+1 646 555 0118,2026-11-13 16:59,NEW\n2,Oz,Park,646-555-0119,,2026-11-13 17:00,OPEN\n",
        [lead("Nia Otto", "+16465550118", "2026-11-13T16:59:00"), lead("Oz Park", "+16465550119", "2026-11-13T17:00:00")],
    ),
    Export(
        "microsoft forms",
        "generic-csv",
        "ID,Start time,Completion time,Email,Name,Your name?,Best phone to reach you,What troubles you?\n"
        "1,11/13/26 16:50:00,11/13/26 16:59:05,anonymous,,Pia Quist,6465550120,pain\n",
        [lead("Pia Quist", "+16465550120", "2026-11-13T16:59:05", answers=["pain"])],
    ),
    Export(
        "callrail form submissions",
        "generic-csv",
        "Form Submitted At,Customer Name,Customer Phone Number,Source,Landing Page,utm_campaign,Tracking Number,Form Data\n"
        '"2026-11-13T16:59:05.000-05:00",Rex Shaw,+16465550121,Google Ads,https://c.example/a?utm_campaign=x,brand,+18005550100,"{""name"": ""Rex""}"\n',
        [lead("Rex Shaw", "+16465550121", "2026-11-13T16:59:05-05:00", campaign="brand")],
    ),
]  # fmt: skip
