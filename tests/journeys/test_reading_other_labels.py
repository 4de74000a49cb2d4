"""Other labels than the samples': each product, English and Spanish, text and HTML."""

from email.header import Header

import pytest

from tests.intake.mails import mail, understood

NAME, PHONE, EMAIL = "María José Peña", "(646) 555-0188", "m@x.example"
SAID = "mornings please"
_Rows = tuple[tuple[str, str], ...]


def rows(*labels: str) -> _Rows:
    """A form's labels with what was typed; a name in two where there is one more."""
    values: tuple[str, ...] = (NAME, PHONE, EMAIL, "CRPS", SAID)
    if len(labels) > len(values):
        values = ("María José", "Peña", *values[1:])
    return tuple(zip(labels, values, strict=True))


FORMS = {
    "en": rows(
        *("Your full name", "Best number to reach you", "E-mail"),
        *("What are you suffering from?", "Anything else we should know?"),
    ),
    "en, two names": rows(
        *("First name", "Surname", "Mobile", "Email address"),
        *("Condition(s)", "Tell us more"),
    ),
    "es": rows(
        *("Nombre completo", "Teléfono celular", "Correo electrónico"),
        *("¿Qué padece?", "Mensaje"),
    ),
    "es, other": rows(
        *("Nombre y apellidos", "Número de teléfono", "Correo"),
        *("Me interesa", "Cuéntenos más"),
    ),
    "es, two names": rows(
        *("Nombre", "Apellidos", "Móvil", "Correo electrónico"),
        *("Condición", "Comentarios"),
    ),
}


def lines(form: _Rows) -> str:
    return "\n".join(f"{label}: {value}" for label, value in form)


def table(form: _Rows) -> str:
    told = (f"<tr><td><b>{la}</b></td><td>{value}</td></tr>" for la, value in form)
    return f"<table>{''.join(told)}</table>"


def broken(form: _Rows) -> str:
    return "<br>".join(f"{label}: {value}" for label, value in form)


def paragraphs(form: _Rows) -> str:
    return "".join(f"<p><strong>{la}:</strong> {value}</p>" for la, value in form)


def above(form: _Rows) -> str:
    return "".join(
        f'<table><tr bgcolor="#EAF2FA"><td colspan=2><b>{label}</b></td></tr>'
        f'<tr bgcolor="#FFFFFF"><td width=20>&nbsp;</td><td>{value}</td></tr></table>'
        for label, value in form
    )


def ruled(form: _Rows) -> str:
    return "\n\n".join(f"--- {label} ---\n\n{value}" for label, value in form)


SHAPES = {
    "text/plain": lines,
    "text/html; table": table,
    "text/html; lines": broken,
    "text/html; paragraphs": paragraphs,
}
SUBJECTS = {
    "wpforms-mail": ("New Entry: A", "Nueva entrada: A"),
    "gravity-forms-mail": ("New submission from A", "Nuevo envío de A"),
    "ninja-forms-mail": ("Ninja Forms Submission", "Ninja Forms Submission"),
    "elementor-mail": ('New message from "A"', 'Nuevo mensaje de "A"'),
    "squarespace-mail": ("Form Submission - A", "Form Submission - A"),
    "generic-mail": ("Web enquiry", "Consulta de la web"),
}


def check(data: bytes, code: str) -> None:
    told = understood(data)
    assert told.recognised_as == code
    assert (told.name, told.phone_text, told.email) == (NAME, PHONE, EMAIL)
    assert "CRPS" in told.answers
    assert told.message == SAID
    assert told.problem is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("code", SUBJECTS)
def test_other_labels_are_read(code: str, language: str, shape: str) -> None:
    body = SHAPES[shape](FORMS[language])
    end = "\n" if shape == "text/plain" else "<br>"
    if code == "elementor-mail":
        body += f"{end}{end}---{end}Date: today{end}Powered by: Elementor{end}"
    if code == "squarespace-mail":
        head, foot = "Sent via form submission from A", "Does this submission look like"
        body = f"{head}{end}{end}{body}{end}{end}{foot} spam?"
    subject = SUBJECTS[code][language.startswith("es")]
    kind = shape.partition(";")[0]
    check(mail(body, subject=subject, kind=kind), code)


@pytest.mark.parametrize("language", FORMS)
def test_labels_above_their_values_are_read(language: str) -> None:
    form = FORMS[language]
    check(mail(above(form), kind="text/html"), "gravity-forms-mail")
    check(mail(ruled(form), subject="New Entry: A"), "wpforms-mail")


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", FORMS)
def test_jotform_is_known_by_its_sender(language: str, shape: str) -> None:
    body, kind = SHAPES[shape](FORMS[language]), shape.partition(";")[0]
    check(mail(body, sender="Jotform <noreply@jotform.com>", kind=kind), "jotform-mail")


@pytest.mark.parametrize("language", FORMS)
def test_contact_form_7_and_divi_tell_the_name_elsewhere(language: str) -> None:
    in_spanish = language.startswith("es")
    left = tuple(row for row in FORMS[language] if row[1] in (PHONE, "CRPS"))
    body = "Cuerpo del mensaje" if in_spanish else "Message Body"
    foot = (
        "Este mensaje se ha enviado desde un formulario de contacto (212) 555-0000"
        if in_spanish
        else "This e-mail was sent from a contact form on A (212) 555-0000"
    )
    whole = f"From: {NAME} {EMAIL}\n\n{lines(left)}\n\n{body}:\n{SAID}\n\n-- \n{foot}\n"
    check(mail(whole), "cf7-mail")
    divi = mail(
        f"{SAID}\n{lines(left)}",
        subject="Nuevo mensaje de A" if in_spanish else "New Message From A",
        sender=f"{Header(NAME, 'utf-8').encode()} <web@clinic.example>",
        more=f"Reply-To: {EMAIL}\n",
    )
    check(divi, "divi-mail")
