"""Headers as clinics write them, in English and Spanish mostly, and their fields.

The labels of a form are the clinic's own words, so whole headers are looked up first
and single words next. What a header says is a proposal: the cells decide.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from callback_desk.intake.field_names_abroad import NAMES_ABROAD, YOURS_ABROAD


class Field(StrEnum):
    """What a column may say about a submission."""

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    PHONE = "phone"
    PHONE_AREA = "phone_area"
    PHONE_COUNTRY = "phone_country"
    PHONE_LINE = "phone_line"
    EMAIL = "email"
    MESSAGE = "message"
    INTEREST = "interest"
    RECEIVED_AT = "received_at"
    RECEIVED_CLOCK = "received_clock"
    PAGE = "page"
    CAMPAIGN = "campaign"
    FORM = "form"
    EXTERNAL_ID = "external_id"
    TECHNICAL = "technical"


MAP_FIELDS: Final = frozenset(
    {
        Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PHONE, Field.EMAIL,
        Field.MESSAGE, Field.INTEREST, Field.RECEIVED_AT, Field.PAGE, Field.CAMPAIGN,
        Field.EXTERNAL_ID,
    }
)  # fmt: skip
"""The fields that `--map` may name."""

_WHOLE: Final = {
    Field.PHONE: """
        phone | phone number | phone no | phone nr | phone num | phonenumber |
        tel | telephone | telephone number | tel no | mobile | mobile phone |
        mobile number | cell | cell phone | cellphone | cell number | best
        number | best phone | best phone number | contact number | contact
        phone | daytime phone | home phone | work phone | primary phone |
        callback number | call back number | number | contact no | contact nr |
        best no | whatsapp | whatsapp number | telefono | telefono celular |
        telefono movil | numero de telefono | numero telefonico | celular |
        numero de celular | movil |
        numero | numero de contacto | numero movil | telf | tlf | tfno | ph |
        phone 1 | phone1 | tel 1 | telefon | telefonnummer | handy | rufnummer |
        portable | numero de telephone | telefone | telemovel | cellulare""",
    Field.NAME: """
        name | full name | fullname | your name | your full name | nombre |
        nombre completo | nombre y apellido | nombre y apellidos | nombres y
        apellidos | su nombre | tu nombre | patient name | patient | name of
        patient | contact | contact name | client | client name | lead name |
        customer name | display name | paciente | nombre del paciente | who |
        cliente | nom | nom complet | nom et prenom | nome | nome completo""",
    Field.FIRST_NAME: """
        first | first name | firstname | given name | given names | forename |
        name first | fname | nombre de pila | nombres | primer nombre | your
        first name | vorname | prenom""",
    Field.LAST_NAME: """
        last | last name | lastname | surname | family name | name last |
        lname | nachname | apellido | apellidos | primer apellido | your last name |
        second name | nom de famille | cognome | sobrenome | apelido""",
    Field.EMAIL: """
        email | e mail | email address | e mail address | your email | mail |
        correo | correo electronico | email 1 | direccion de correo |
        direccion de correo electronico | courriel | username""",
    Field.MESSAGE: """
        message | msg | your message | comment | comments | comentario | comentarios
        | mensaje | tu mensaje | su mensaje | note | notes | anything else |
        anything else we should know | tell us more | tell us about yourself |
        how can we help | how can we help you | como podemos ayudarle | como
        podemos ayudarte | question | questions | pregunta | preguntas |
        consulta | inquiry | enquiry | details | description | descripcion |
        additional information | additional comments | message body | your
        question | notas | observaciones | text | body | algo mas | cuentenos
        mas | story | your story | tell us your story | nachricht | bemerkung |
        anmerkung | mensagem | messaggio | commentaire | commentaires""",
    Field.INTEREST: """
        condition | conditions | interest | interests | interested in | i am
        interested in | suffering from | i suffer from | live with | diagnosis
        | diagnoses | reason | reason for visit | reason for contact |
        treatment | service | services | padece | padezco | condicion |
        condiciones | diagnostico | interes | interesado en | motivo | motivo
        de consulta | symptoms | sintomas | tratamiento | what are you
        suffering from | which condition | therapy | program""",
    Field.RECEIVED_AT: """
        date | submitted | submitted on | submitted at | date submitted |
        timestamp | time stamp | created | created at | created on | created
        time | created date | date created | received | received at | received
        on | entry date | submission date | submission time | date time |
        datetime | time submitted | fecha | fecha y hora | enviado | enviado
        el | fecha de envio | fecha de creacion | marca temporal | date
        received | date and time | submit date | recibido | lead date | date
        added | date scheduled | booked on | lead submit time | datum | horodateur |
        zeitstempel | completion time | hora de finalizacion | added time |
        time added | fecha de registro | start time | call start | hora de inicio |
        recorded date""",
    Field.RECEIVED_CLOCK: """
        time | hora | entry time | time of submission | hora de envio | submit
        time""",
    Field.PAGE: """
        page | page url | source url | url | referrer | referer | landing page
        | page title | form page | website page | pagina | submitted from |
        referrer url | http referer | origin url | location url | landing page
        url""",
    Field.CAMPAIGN: """
        utm campaign | campaign | campaign name | campana | ad campaign""",
    Field.FORM: """
        form | form name | form title | form name id | formulario | nombre del
        formulario""",
    Field.EXTERNAL_ID: """
        id | entry id | submission id | response id | lead id | record id |
        entry no | entry number | submission number | response number | # |
        entrada id | uuid | id de envio | id de entrada | id de respuesta""",
    Field.TECHNICAL: """
        ip | user ip | ip address | remote ip | user agent | browser | device
        | os | key | status | entry status | lead status | created by |
        updated by | created by user id | user id | last updated | date
        updated | updated at | modified | source id | form id | post id |
        entry notes | token | network id | start date utc | stage date utc |
        response type | tags | ad id | ad name | adset id | adset name |
        campaign id | is organic | platform | utm source | utm medium | utm
        term | utm content | gclid | fbclid | msclkid | payment status |
        payment date | payment amount | payment gateway | transaction id | is
        read | is starred | name prefix | name suffix | name middle | middle
        name | middle initial | recaptcha | captcha | honeypot | hidden |
        viewed | starred | read | spam | session id | visitor id | client id |
        locale | language code | score | geolocation | coordinates | signature
        | inbox url | recording url | vendor id | user | owner | assigned to""",
}

_EXACT: Final = {
    " ".join(name.split()): field
    for field, names in _WHOLE.items()
    for name in names.split("|")
}
_ABROAD: Final = {
    " ".join(name.split()): Field(field)
    for field, names in NAMES_ABROAD.items()
    for name in names.split("|")
}


@cache
def _far() -> Mapping[str, Field]:
    """The headers in further languages, by their words alone."""
    from callback_desk.intake.field_names_far import NAMES_FAR  # seldom needed

    return {
        plain_header(name): Field(field)
        for field, names in NAMES_FAR.items()
        for name in names.split("|")
    }


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^\w#]+|_+")


@lru_cache(maxsize=4_096)
def plain_header(header: str) -> str:
    """A header by its words alone: no case, accents, punctuation or camel humps.

    `Name (First)` and `name_first` and `nameFirst` are all `name first`.
    """
    header = _CAMEL.sub(" ", header[:500])
    decomposed = unicodedata.normalize("NFKD", header)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", letters.casefold()).split())


def field_of_whole(header: str) -> Field | None:
    """The field that a whole header is a known name of."""
    plain = plain_header(header)
    if not plain:
        return None
    return (
        _EXACT.get(plain)
        or _EXACT.get(plain.removeprefix("your "))
        or _EXACT.get(plain.removeprefix("user column "))
        or _EXACT.get(plain.replace(" ", ""))
        or _field_abroad(plain)
    )


def _field_abroad(plain: str) -> Field | None:
    """The field of a header in one of the other languages."""
    for yours in ("", *YOURS_ABROAD):
        bare = plain.removeprefix(yours)
        if field := _ABROAD.get(bare) or (_EXACT.get(bare) if bare != plain else None):
            return field
    return _far().get(plain)


def known_headers() -> Mapping[str, Field]:
    """The headers that are known, by their words alone, with their fields."""
    return _EXACT


def is_weak_name(header: str) -> bool:
    """Whether a header names a field only if its cells agree (`Number`, `Contact`)."""
    return plain_header(header) in {
        "number", "numero", "contact", "who", "username", "user name", "mail", "ph",
    }  # fmt: skip
