"""Fields that the words of a header speak of, where it is a whole question.

What they say is a proposal: the cells decide.
"""

import re
from typing import Final

from callback_desk.domain.reach_words import asks_how_to_reach
from callback_desk.intake.field_names import Field, field_of_whole, plain_header


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MACHINE_WORDS = _words(
    "ip agent browser gclid fbclid consent gdpr newsletter subscribe captcha "
    "recaptcha honeypot consentimiento privacidad privacy"
)
_CONSENT_WORDS = _words(
    "consent gdpr newsletter subscribe consentimiento privacidad privacy datenschutz "
    "datenschutzerklarung einwilligung dsgvo zustimmung rgpd consentement "
    "confidentialite lgpd consentimento consenso"
)
_AGREEING_WORDS = _CONSENT_WORDS | _words(
    "terms terminos disclaimer agreement acknowledgement acknowledgment acknowledge "
    "waiver acuerdo aviso"
)
_PHONE_WORDS = _words(
    "phone phones telephone tel mobile cell cellphone telefono telefonos "
    "celular movil whatsapp telefonico telefone telefon telefonnummer mobilnummer "
    "handynummer telemovel cellulare"
)
_NUMBER_WORDS = _words("number numero num #")
_REACHING_WORDS = _words(
    "best reach contact call caller daytime callback contacto llamar evening home work "
    "primary alternate alternative secondary casa trabajo"
)
_NOT_THEIR_PHONE = _words(
    "fax emergency emergencia spouse doctor doctors physician physicians provider "
    "pharmacy referring referral insurance employer medico clinic clinica tracking "
    "partner partners wife husband parent parents mother father son daughter sister "
    "brother sibling friend friends relative kin caregiver carer neighbor landlord "
    "therapist psychiatrist dentist nurse attorney lawyer hospital school esposo "
    "esposa conyuge pareja marido madre padre hijo hija hermano hermana amigo amiga "
    "familiar cuidador cuidadora doctora medica terapeuta psiquiatra abogado "
    "account member policy mrn chart invoice ticket guardian tutor pcp gp dr surgeon "
    "practitioner psychologist psychotherapist counselor counsellor prescriber "
    "caseworker worker pharmacist roommate girlfriend boyfriend fiance fiancee mom mum "
    "dad grandmother grandfather grandparent aunt uncle cousin child proxy surrogate "
    "abuelo abuela tio tia primo prima novio novia psicologo psicologa"
)
_NOT_THEIRS_IN_A_LABEL = _words(
    "location practice branch store facility sucursal destination dialed dialled "
    "forwarding ref reference order case transaction confirmation booking reservation"
)
"""Words that tell only in a label, not in a question: "in case we are cut off"."""

_HELP_ELSEWHERE: Final = re.compile(
    r"(?:(?:in|if|for|en|si|es) (?:\w+ ){0,4})?(?:emergency|emergencia)\b"
    r"(?=(?: \w+){0,4} (?:911|988|112)\b)|\b(?:911|988|112)\b(?: \w+){0,4}"
    r" (?:emergency|emergencia)\b"
)
"""Where help is in an emergency: that is no emergency contact's number."""

_FEW: Final = 4
"""Words of a label."""

_EMAIL_WORDS = _words("email emails correo")
_NOT_THEIR_EMAIL = _words(
    "opt consent preferred preference prefer subscribe newsletter method doctor "
    "emergency"
)
_NAME_WORDS = _words("name names nombre nombres nome")
_FIRST_NAME_WORDS = _words("fname firstname")
_LAST_NAME_WORDS = _words("lname lastname")
_NOT_THEIR_NAME = _words(
    "doctor doctors physician provider company business employer emergency "
    "emergencia insurance form campaign ad adset user file pharmacy spouse "
    "parent referring referral product event site page source clinic middle "
    "nick nickname maiden pet empresa medico city street state school "
    "medication drug campana formulario group product pcp gp therapist psychiatrist "
    "psychologist psychotherapist counselor counsellor surgeon dentist nurse attorney "
    "lawyer"
)
_MESSAGE_WORDS = _words(
    "message msg comment comments mensaje comentario comentarios textarea"
)
_INTEREST_WORDS = _words(
    "condition conditions interested suffering suffer diagnosis diagnosed "
    "diagnoses treatment treatments tratamiento padece padeces condicion "
    "condiciones diagnostico interesa interesado interesada"
)
_ANYTHING_WORDS = _words("anything something algo")
_SHARING_WORDS = _words(
    "know else add share mention saber agregar anadir contarnos compartir decirnos mas"
)
_TELLING_WORDS = _words(
    "ayudarle ayudarte ayudarlo ayudarla cuentenos cuentanos diganos dinos describa"
)
_PAGE_WORDS = _words("page url pagina referrer referer")
_SENT_WORDS = _words("submitted timestamp enviado recibido received")
_NOTED_WORDS = _words("created added completed entered creado creacion registro envio")
_NOT_SENT = _words("by birth updated last start por nacimiento payment")


def fields_of_words(header: str) -> tuple[Field, ...]:
    """The fields that words of a header speak of, the likeliest first.

    For headers that are whole questions: "And the best phone number?".
    """
    words = _words(plain_header(header))
    fields: list[Field] = []
    if words & _MACHINE_WORDS:
        return (Field.TECHNICAL,)
    is_number = bool(words & _NUMBER_WORDS and words & _REACHING_WORDS)
    if (words & _PHONE_WORDS or is_number) and not _is_anothers_phone(header):
        fields.append(Field.PHONE)
    if words & _EMAIL_WORDS and not words & _NOT_THEIR_EMAIL:
        fields.append(Field.EMAIL)
    if words & _FIRST_NAME_WORDS:
        fields.append(Field.FIRST_NAME)
    elif words & _LAST_NAME_WORDS:
        fields.append(Field.LAST_NAME)
    elif words & _NAME_WORDS and not words & _NOT_THEIR_NAME:
        if words & {"first", "given", "pila"}:
            fields.append(Field.FIRST_NAME)
        elif words & {"last", "family"} or (
            words & {"apellido", "apellidos"} and not words & {"y", "e", "and", "full"}
        ):
            fields.append(Field.LAST_NAME)
        else:
            fields.append(Field.NAME)
    elif words & {"surname", "apellido", "apellidos"}:
        fields.append(Field.LAST_NAME)
    if words & _SENT_WORDS and not words & _NOT_SENT:
        fields.append(Field.RECEIVED_AT)
    if words & _INTEREST_WORDS or {"live", "with"} <= words:
        fields.append(Field.INTEREST)
    is_told = bool(words & _MESSAGE_WORDS) and not asks_how_to_reach(header)
    if is_told or (not fields and _asks_to_tell(words)):
        fields.append(Field.MESSAGE)
    if words & _PAGE_WORDS:
        fields.append(Field.PAGE)
    return tuple(fields)


def _asks_to_tell(words: frozenset[str]) -> bool:
    """Whether a question is an open one: "Is there anything you want us to know?"."""
    return bool(
        words & _TELLING_WORDS
        or (words & _ANYTHING_WORDS and words & _SHARING_WORDS)
        or {"tell", "us"} <= words
        or ({"help", "we"} <= words and words & {"how", "what"})
    )


def is_about_consent(header: str) -> bool:
    """Whether a header asks to agree to something, whose text is the form's."""
    return bool(_words(plain_header(header)) & _CONSENT_WORDS)


def asks_to_agree(header: str) -> bool:
    """The same, terms and disclaimers among it: what stands there may be theirs."""
    return bool(_words(plain_header(header)) & _AGREEING_WORDS)


def says_where_it_rings(header: str) -> bool:
    """Whether a header says where a number rings and nothing else: `Home`, `Work`."""
    return plain_header(header) in {"home", "work", "day", "evening", "casa", "trabajo"}


def is_not_their_phone(header: str) -> bool:
    """Whether a header speaks of a number that is not the visitor's to be called on.

    Dialling a doctor, a spouse or a fax would tell others about the visitor.
    """
    return _is_anothers_phone(header) and field_of_whole(header) is not Field.PHONE


def _is_anothers_phone(header: str) -> bool:
    """Whether the words of a header say whose or what number it is, if not theirs."""
    words = _HELP_ELSEWHERE.sub(" ", plain_header(header)).split()
    if "yours" in words:
        return False
    others = _NOT_THEIR_PHONE
    if len(words) <= _FEW:
        others |= _NOT_THEIRS_IN_A_LABEL
    return not others.isdisjoint(words)


def is_not_their_name(header: str) -> bool:
    """Whether a header speaks of what is called so, but not of the visitor."""
    return bool(_words(plain_header(header)) & _NOT_THEIR_NAME)


def names_sending(header: str) -> bool:
    """Whether a header says that a column tells when something was sent or noted."""
    words = _words(plain_header(header))
    return bool(words & (_SENT_WORDS | _NOTED_WORDS)) and not words & _NOT_SENT


def is_about_another_date(header: str) -> bool:
    """Whether a header speaks of a birthday, an appointment: not of the sending."""
    words = _words(plain_header(header))
    return bool(
        words
        & _words(
            "birth dob birthday nacimiento birthdate appointment preferred best "
            "injury since cita surgery accident available availability start "
            "last updated expiry inicio"
        )
    )
