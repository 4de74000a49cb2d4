"""Thirty mails of form products as clinics set them up, with what they say.

Written from what the products send in general, before looking at the reader: other
languages, orders of labels, HTML alone, forwarded, quoted, with tails and signatures.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from callback_desk.domain.submission import Why
from tests.intake.mails import mail


@dataclass(frozen=True, slots=True)
class RealLife:
    """One mail and what a person would read in it (digits: the last ten)."""

    data: bytes
    product: str
    name: str
    digits: str
    email: str | None = None
    message: str | None = None
    why: Why | None = None


def _table(rows: list[tuple[str, str]], head: str = "", foot: str = "") -> str:
    cells = "".join(
        f'<tr style="border:1px solid"><th align="left">{label}</th>'
        f"<td>{value}</td></tr>\n"
        for label, value in rows
    )
    return f"<html><body>{head}<table>{cells}</table>{foot}</body></html>"


def _gravity(rows: list[tuple[str, str]], foot: str = "") -> str:
    told = "".join(
        f'<tr bgcolor="#EAF2FA">\n<td colspan="2">\n<font style="font-family:'
        f'sans-serif;font-size:12px"><strong>{label}</strong></font>\n</td>\n</tr>\n'
        f'<tr bgcolor="#FFFFFF">\n<td width="20">&nbsp;</td>\n<td>\n<font>{value}'
        "</font>\n</td>\n</tr>\n"
        for label, value in rows
    )
    return (
        '<html><body><table width="99%"><tr><td><table width="100%">'
        f"{told}</table></td></tr></table>{foot}</body></html>"
    )


def _wpforms(rows: list[tuple[str, str]]) -> str:
    """As the product's newer template nests it: a table for each field."""
    told = "".join(
        '<table class="field-row"><tbody><tr><td class="field-name"><strong>'
        f'{label}</strong></td><td class="field-value">{value}</td></tr></tbody>'
        "</table>"
        for label, value in rows
    )
    return (
        "<html><head><style>td { color: #333 }</style></head><body>"
        f'<table id="body"><tr><td class="body-inner">{told}</td></tr>'
        '<tr><td class="footer">Sent from <a href="https://clinic.example">Harbor '
        "Ketamine</a></td></tr></table></body></html>"
    )


def divi() -> Iterator[tuple[str, RealLife]]:
    """The name in From alone, the other fields as the last lines."""
    yield (
        "divi: Spanish labels",
        RealLife(
            mail(
                "Hola, quisiera saber el precio.\nLlamen por la tarde, que trabajo.\n"
                "Teléfono: 305-555-0171\nCondición: Dolor crónico\n",
                sender="=?utf-8?q?Luc=C3=ADa_Ib=C3=A1=C3=B1ez?= <mail@clinic.example>",
                subject="New Message From Harbor Ketamine - Contacto",
                more="Reply-To: =?utf-8?q?Luc=C3=ADa_Ib=C3=A1=C3=B1ez?= "
                "<lucia@correo.example>\n",
            ),
            *("divi-mail", "Lucía Ibáñez", "3055550171", "lucia@correo.example"),
            "Hola, quisiera saber el precio.\nLlamen por la tarde, que trabajo.",
        ),
    )
    yield (
        "divi: many fields, phone in the middle",
        RealLife(
            mail(
                "Note: I was told to write here.\n\nThanks!\nState: NJ\n"
                "Best phone number: 201 555 0119\nHow did you hear about us?: A friend"
                "\nConditions: Fibromyalgia, Chronic pain\n",
                sender="Bo Lindqvist <mail@clinic.example>",
                subject="New Message From Harbor Ketamine",
            ),
            *("divi-mail", "Bo Lindqvist", "2015550119", None),
            "Note: I was told to write here.\n\nThanks!",
        ),
    )
    yield (
        "divi: forwarded by the front desk",
        RealLife(
            mail(
                "fyi, please call\n\n---------- Forwarded message ---------\n"
                "From: Ruth Abara <mail@clinic.example>\n"
                "Date: Fri, Nov 13, 2026 at 4:59 PM\n"
                "Subject: New Message From Harbor Ketamine - Contact\n"
                "To: <frontdesk@clinic.example>\n\n\n"
                "Do you see people from Ohio?\nPhone: (614) 555-0133\n",
                sender="Front Desk <frontdesk@clinic.example>",
                subject="Fwd: New Message From Harbor Ketamine - Contact",
            ),
            *("divi-mail", "Ruth Abara", "6145550133", None),
            "Do you see people from Ohio?",
        ),
    )


def cf7() -> Iterator[tuple[str, RealLife]]:
    """Templates as they ship and as clinics write them."""
    yield (
        "cf7: number in a field of its own above the message",
        RealLife(
            mail(
                "From: Ines Ferreira ines@mail.example\nSubject: Appointment\n"
                "Tel: +1 (929) 555-0147\n\nMessage Body:\nFirst time asking.\n"
                "Is parking free?\n\n-- \nThis is a notification that a contact form "
                "was submitted on your website (Harbor https://clinic.example).\n",
                subject='Harbor Ketamine "Appointment"',
            ),
            *("cf7-mail", "Ines Ferreira", "9295550147", "ines@mail.example"),
            "First time asking.\nIs parking free?",
        ),
    )
    yield (
        "cf7: Spanish template",
        RealLife(
            mail(
                "De: Jorge Núñez <jorge@correo.example>\nAsunto: Consulta\n"
                "Celular: 786-555-0125\n\nCuerpo del mensaje:\n¿Atienden sábados?\n\n"
                "-- \nEste mensaje se ha enviado desde un formulario de contacto en "
                "Harbor (https://clinic.example). Tel. (212) 555-0100\n",
                subject='Harbor Ketamine "Consulta"',
            ),
            *("cf7-mail", "Jorge Núñez", "7865550125", "jorge@correo.example"),
            "¿Atienden sábados?",
        ),
    )
    yield (
        "cf7: HTML switched on",
        RealLife(
            mail(
                "<p>From: Ada Quill &lt;ada@mail.example&gt;<br />\nSubject: Help</p>\n"
                "<p>Message Body:<br />\nI need &quot;help&quot; with CRPS.<br />\n"
                "Phone: 646.555.0152</p>\n<p>-- <br />\nThis e-mail was sent from a "
                "contact form on Harbor (https://clinic.example), (212) 555-0100</p>",
                subject='Harbor Ketamine "Help"',
                kind="text/html",
            ),
            *("cf7-mail", "Ada Quill", "6465550152", "ada@mail.example"),
            None,
        ),
    )
    yield (
        "cf7: answered and quoted beneath",
        RealLife(
            mail(
                "From: Sam Yoo sam.yoo@mail.example\nSubject: Re\n\nMessage Body:\n"
                "Still waiting for a call. 917 555 0186 is my number.\n\n"
                "On Mon, Nov 9, 2026 Harbor wrote:\n> Thank you.\n"
                "> Our number is (212) 555-0100.\n\n-- \nThis is a notification that a "
                "contact form was submitted on your website (Harbor x).\n",
                subject='Harbor Ketamine "Re"',
            ),
            *("cf7-mail", "Sam Yoo", "9175550186", "sam.yoo@mail.example"),
            *(None, Why.PHONE),
        ),
    )


def gravity() -> Iterator[tuple[str, RealLife]]:
    """A row of the label, a row of the value; sections; all as text."""
    yield (
        "gravity: phone first, e-mail a link, a section between",
        RealLife(
            mail(
                _gravity(
                    [
                        (
                            "Cell phone",
                            '<a href="tel:+17185550104">(718) 555-0104</a>',
                        ),
                        ("What brings you here?", "PTSD"),
                        ("Full legal name", "Theo van der Berg"),
                        (
                            "Email address",
                            "<a href='mailto:theo@mail.example'>theo@mail.example</a>",
                        ),
                        ("Anything you want us to know", "No<br>mornings"),
                    ],
                ),
                subject="New submission from Screening",
                kind="text/html",
            ),
            *("gravity-forms-mail", "Theo van der Berg", "7185550104"),
            *("theo@mail.example", "No\nmornings"),
        ),
    )
    yield (
        "gravity: lists, consent and the clinic's address beneath",
        RealLife(
            mail(
                _gravity(
                    [
                        ("Name", "Mrs. Odile Renard"),
                        (
                            "Conditions",
                            "<ul class='bulleted'><li>Depression</li>"
                            "<li>Chronic pain</li></ul>",
                        ),
                        ("Phone", "(332) 555-0190"),
                        ("Consent", "I agree to be called or texted."),
                    ],
                    "<p>Harbor Ketamine, 1 Pier St · (212) 555-0100</p>",
                ),
                subject="New submission from Free consult",
                kind="text/html",
            ),
            *("gravity-forms-mail", "Mrs. Odile Renard", "3325550190", None, None),
        ),
    )
    yield (
        "gravity: Spanish, name in two",
        RealLife(
            mail(
                _gravity(
                    [
                        ("Nombre", "Pablo"),
                        ("Apellido", "Ortiz Vega"),
                        ("Teléfono móvil", "+1 787 555 0112"),
                        ("Correo", "pablo@correo.example"),
                        ("¿En qué podemos ayudarle?", "Dolor desde 2019"),
                    ]
                ),
                subject="New submission from Consulta gratuita",
                kind="text/html",
            ),
            *("gravity-forms-mail", "Pablo Ortiz Vega", "7875550112"),
            *("pablo@correo.example", "Dolor desde 2019"),
        ),
    )
    yield (
        "gravity: the text beside the HTML says the same",
        RealLife(
            mail(
                "--q\nContent-Type: text/plain; charset=utf-8\n\n"
                "Name: Kit Moran\nPhone: 516-555-0144\nMessage: call late\n"
                "--q\nContent-Type: text/html; charset=utf-8\n\n"
                + _gravity(
                    [
                        ("Name", "Kit Moran"),
                        ("Phone", "516-555-0144"),
                        ("Message", "call late"),
                    ]
                )
                + "\n--q--\n",
                subject="New submission from Contact us",
                more="Content-Type: multipart/alternative; boundary=q\n",
            ),
            *("gravity-forms-mail", "Kit Moran", "5165550144", None, "call late"),
        ),
    )


def elementor() -> Iterator[tuple[str, RealLife]]:
    """Lines, then three dashes and what the product knows."""
    tail = (
        "<br>---<br><br>Date: November 16, 2026<br>Time: 10:00 am<br>Page URL: "
        "https://clinic.example/?utm_source=g<br>User Agent: Mozilla/5.0 (X11) "
        "555 444 3322<br>Remote IP: 203.0.113.9<br>Powered by: Elementor<br>"
    )
    yield (
        "elementor: no name label, the order turned round",
        RealLife(
            mail(
                "Email: gus@mail.example<br>Tel: 646-555-0129<br>"
                f"Your Name: Gus O&#039;Hara<br>{tail}",
                subject='New message from "Harbor Ketamine"',
                kind="text/html",
            ),
            *("elementor-mail", "Gus O'Hara", "6465550129", "gus@mail.example", ""),
        ),
    )
    yield (
        "elementor: a message with lines like labels",
        RealLife(
            mail(
                "Full Name: Wren Castillo<br>Message: My story:<br />Since then: pain"
                f"<br />Today: worse<br>Phone Number: 347 555 0166<br>{tail}",
                subject='New message from "Harbor Ketamine"',
                kind="text/html",
            ),
            *("elementor-mail", "Wren Castillo", "3475550166", None),
            "My story:\nSince then: pain\nToday: worse",
        ),
    )
    yield (
        "elementor: Spanish, tail in Spanish",
        RealLife(
            mail(
                "Nombre: Nuria Salas<br>Teléfono: 212 555 0138<br>Mensaje: Me duele "
                "todo<br><br>---<br><br>Fecha: 16 noviembre, 2026<br>Hora: 10:00 am"
                "<br>URL de la página: https://clinic.example/es<br>Agente de usuario:"
                " Mozilla<br>IP remota: 203.0.113.9<br>Funciona con: Elementor<br>",
                subject='Nuevo mensaje de "Harbor Ketamine"',
                kind="text/html",
            ),
            *("elementor-mail", "Nuria Salas", "2125550138", None, "Me duele todo"),
        ),
    )
    yield (
        "elementor: text only, answered",
        RealLife(
            mail(
                "Name: Hal Brooks\nPhone: 914-555-0101\nMessage: hi\n\n---\n\n"
                "Date: November 16, 2026\nTime: 10:00 am\nPage URL: https://c.example"
                "\nUser Agent: Mozilla/5.0\nRemote IP: 203.0.113.9\n"
                "Powered by: Elementor\n",
                subject='New message from "Harbor Ketamine"',
            ),
            *("elementor-mail", "Hal Brooks", "9145550101", None, "hi"),
        ),
    )


def wpforms() -> Iterator[tuple[str, RealLife]]:
    """Tables of two columns, a table a field, or text."""
    yield (
        "wpforms: a table for each field",
        RealLife(
            mail(
                _wpforms(
                    [
                        ("Your name", "Ivy Okafor"),
                        ("Best way to reach you", "Phone"),
                        ("Mobile", '<a href="tel:6465550173">646-555-0173</a>'),
                        ("E-Mail", "ivy@mail.example"),
                        ("Comment or Message", "Is it &lt;b&gt;safe&lt;/b&gt;?"),
                    ]
                ),
                subject="New Entry: Simple Contact Form",
                kind="text/html",
            ),
            *("wpforms-mail", "Ivy Okafor", "6465550173", "ivy@mail.example"),
            "Is it <b>safe</b>?",
        ),
    )
    yield (
        "wpforms: text, each label between dashes",
        RealLife(
            mail(
                "--- Name ---\n\nElif Demir\n\n--- Phone ---\n\n(551) 555-0150\n\n"
                "--- Comment or Message ---\n\nEvenings only.\nThank you\n\n"
                "Sent from Harbor Ketamine\n",
                subject="New Entry: Contact",
            ),
            *("wpforms-mail", "Elif Demir", "5515550150", None, None),
        ),
    )
    yield (
        "wpforms: Spanish, empty answers",
        RealLife(
            mail(
                _table(
                    [
                        ("Nombre y apellido", "Rosa Ma&ntilde;ana"),
                        ("Número de celular", "939-555-0118"),
                        ("Correo electrónico", "(vacío)"),
                        ("Comentario o mensaje", "llamar después de las 5"),
                    ]
                ),
                subject="New Entry: Contacto",
                kind="text/html",
            ),
            *("wpforms-mail", "Rosa Mañana", "9395550118", None),
            "llamar después de las 5",
        ),
    )


def ninja() -> Iterator[tuple[str, RealLife]]:
    """A table of label and value, each label with its colon."""
    yield (
        "ninja: all fields table",
        RealLife(
            mail(
                _table(
                    [
                        ("Name:", "Peter Falk-Olsen"),
                        ("Email:", "peter@mail.example"),
                        ("Phone:", "(845) 555-0160"),
                        ("Message:", "I have tried &amp; failed"),
                    ],
                    foot="<br />",
                ),
                subject="Ninja Forms Submission",
                kind="text/html",
            ),
            *("ninja-forms-mail", "Peter Falk-Olsen", "8455550160"),
            *("peter@mail.example", "I have tried & failed"),
        ),
    )
    yield (
        "ninja: other order and labels",
        RealLife(
            mail(
                _table(
                    [
                        ("Daytime phone:", "631 555 0199"),
                        ("Interested in:", "Depression"),
                        ("First Name:", "Noor"),
                        ("Last Name:", "El-Amin"),
                        ("Questions?:", "Cost?"),
                    ]
                ),
                subject="Ninja Forms Submission",
                kind="text/html",
            ),
            *("ninja-forms-mail", "Noor El-Amin", "6315550199", None, "Cost?"),
        ),
    )


def squarespace() -> Iterator[tuple[str, RealLife]]:
    """Head and foot are no values; the HTML says all twice."""
    sender = "Squarespace <form-submission@squarespace.info>"
    once = (
        "<p><b>Name:</b> Fay Lindgren</p><p><b>Phone:</b> (646) 555-0135</p>"
        "<p><b>How can we help?</b> Nerve pain</p>"
    )
    foot = "Does this submission look like spam? Report it here."
    yield (
        "squarespace: HTML alone",
        RealLife(
            mail(
                f'<html><body><div style="display:none">{once}</div><p>Sent via form '
                f"submission from Harbor</p>{once}<p>{foot}</p></body></html>",
                sender=sender,
                subject="Form Submission - Contact Form",
                kind="text/html",
            ),
            *("squarespace-mail", "Fay Lindgren", "6465550135", None, None),
        ),
    )
    yield (
        "squarespace: text, name last",
        RealLife(
            mail(
                "Sent via form submission from Harbor Ketamine\n\n"
                "Phone Number: +1 929 555 0181\n\nMessage: Two lines\nof text\n\n"
                f"Your Name: Abel Quist\n\n{foot}\n",
                sender=sender,
                subject="Form Submission - New Form",
            ),
            *("squarespace-mail", "Abel Quist", "9295550181", None),
            "Two lines\nof text",
        ),
    )
    yield (
        "squarespace: a name in capitals, the number without a label of its own",
        RealLife(
            mail(
                "Sent via form submission from Harbor Ketamine\n\nName: MEI CHEN\n\n"
                "Email: mei@mail.example\n\nCell: 6465550107\n\nSubject: Price\n\n"
                f"Message: how much\n\nManage Submissions\n\n{foot}\n",
                sender=sender,
                subject="Form Submission - Price",
            ),
            *("squarespace-mail", "MEI CHEN", "6465550107", "mei@mail.example"),
            "how much",
        ),
    )


def generic() -> Iterator[tuple[str, RealLife]]:
    """No product that is known: table, label row, lines."""
    yield (
        "generic: a builder's table with a title",
        RealLife(
            mail(
                _table(
                    [
                        ("Contact name", "Jo Marsh"),
                        ("Contact number", "646 555 0122"),
                        ("Preferred time", "10-12"),
                        ("Your enquiry", "pls call"),
                    ],
                    "<h2>You have a new enquiry</h2><p>See it in your dashboard.</p>",
                    "<p>Reply to this mail to answer.</p>",
                ),
                subject="You have a new enquiry",
                kind="text/html",
            ),
            *("generic-mail", "Jo Marsh", "6465550122", None, "pls call"),
        ),
    )
    yield (
        "generic: label on one line, value on the next (bold)",
        RealLife(
            mail(
                "<div><b>Name</b></div><div>Cal Ritter</div><div><b>Phone</b></div>"
                "<div>(718) 555-0175</div><div><b>Message</b></div>"
                "<div>Need help soon</div>",
                subject="Website lead",
                kind="text/html",
            ),
            *("generic-mail", "Cal Ritter", "7185550175", None, None),
        ),
    )
    yield (
        "generic: lines with stars",
        RealLife(
            mail(
                "You got a new submission!\n\n*Name:* Una Byrne\n*Phone:* 917-555-0193"
                "\n*Email:* una@mail.example\n*Message:* thanks\n",
                subject="New lead",
            ),
            *("generic-mail", "Una Byrne", "9175550193", "una@mail.example", "thanks"),
        ),
    )
    yield (
        "generic: forwarded from Outlook",
        RealLife(
            mail(
                "\n________________________________\nFrom: Site <web@host.example>\n"
                "Sent: Monday, November 16, 2026 9:12 AM\nTo: Front Desk\n"
                "Subject: Contact form\n\nName: Otis Grant\nPhone: 203-555-0140\n"
                "Comments: referred by my doctor\n",
                sender="Dr. Berg <berg@clinic.example>",
                subject="FW: Contact form",
            ),
            *("generic-mail", "Otis Grant", "2035550140", None),
            "referred by my doctor",
        ),
    )
    yield (
        "generic: label = value",
        RealLife(
            mail(
                "name = Lars Holm\nphone = 860 555 0115\nmessage = hello\n",
                subject="form",
            ),
            *("generic-mail", "Lars Holm", "8605550115", None, None),
        ),
    )
    yield (
        "generic: dashes between label and value",
        RealLife(
            mail(
                "<p>Name - Vi Tran<br>Phone - 657 555 0156<br>Message - by text</p>",
                subject="Lead from your site",
                kind="text/html",
            ),
            *("generic-mail", "Vi Tran", "6575550156", None, "by text"),
        ),
    )
    yield (
        "jotform: questions in a table",
        RealLife(
            mail(
                _table(
                    [
                        ("Full Name", "Bea Thorn"),
                        ("Phone Number", "(484) 555-0131"),
                        ("E-mail", "bea@mail.example"),
                        ("How may we help you?", "Fibromyalgia, 6 years"),
                    ],
                    "<h1>Consult request</h1>",
                ),
                sender="Jotform <noreply@jotform.com>",
                subject="Re: Consult request - Bea Thorn",
                kind="text/html",
            ),
            *("jotform-mail", "Bea Thorn", "4845550131", "bea@mail.example"),
            "Fibromyalgia, 6 years",
        ),
    )


REAL_LIFE: Final[dict[str, RealLife]] = {
    name: case
    for family in (
        *(divi, cf7, gravity, elementor, wpforms, ninja, squarespace),
        generic,
    )
    for name, case in family()
}
