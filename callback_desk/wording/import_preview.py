"""The preview of an import: how a file was read, and what becomes of each record."""

from collections.abc import Sequence

from callback_desk.domain.file_reading import ANSWERS, FileReading, HowFound, Question
from callback_desk.domain.reading_choices import NOT_USED
from callback_desk.domain.submission import Problem, Verdict, Why
from callback_desk.translation import _, _n
from callback_desk.wording.intake import say_product, say_verdict
from callback_desk.wording.kept_words import say_phrase
from callback_desk.wording.settling import say_why_briefly, say_why_kept

# What a column may be said to hold, in the order of the list.
FIELDS = {
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "phone": _("Phone number"),
    "email": _("E-mail"),
    "message": _("Message"),
    "interest": _("Interested in"),
    "received_at": _("Sent at"),
    "page": _("Web page"),
    "campaign": _("Campaign"),
    "external_id": _("Entry number"),
    NOT_USED: _("None of these"),
}
# Where it was not for a person to say.
_OWN_FIELDS = {
    ANSWERS: _("None of these"),
    "form": _("Form"),
    "received_clock": _("Sent at"),
    "phone_area": _("Area code"),
    "phone_country": _("Country code"),
    "phone_line": _("Rest of the number"),
}
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": _("Western (Windows)"),
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
    "mac-roman": _("Western (Mac)"),
    "cp437": _("Western (DOS)"),
    "cp1250": _("Central European"),
    "cp1254": _("Turkish"),
    "cp1253": _("Greek"),
    "cp1251": _("Cyrillic"),
    "koi8-r": "KOI8-R",
    "cp866": _("Cyrillic (DOS)"),
    "iso8859-5": _("Cyrillic (ISO)"),
    "cp1255": _("Hebrew"),
    "cp1256": _("Arabic"),
    "cp874": _("Thai"),
    "gb18030": _("Chinese (simplified)"),
    "cp950": _("Chinese (traditional)"),
    "cp932": _("Japanese"),
    "euc-jp": "EUC-JP",
    "cp949": _("Korean"),
}
_SAME_AS = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "ascii": "utf-8"}
DELIMITERS = {",": _("Comma"), ";": _("Semicolon"), "\t": _("Tab"), "|": _("Bar |")}
_BETWEEN = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}
DAY_ORDERS = {True: _("March 4"), False: _("April 3")}
_FOUND = {
    HowFound.ASKED: _("you said so"),
    HowFound.REMEMBERED: _("said before"),
    HowFound.PRESET: _("known form"),
    HowFound.SYNONYM: _("by its name"),
    HowFound.LOOKS: _("by its cells"),
    HowFound.NEAR: _("a guess: please check"),
    HowFound.UNUSED: "",
}
_QUESTIONS = {
    Question.PHONE: _("Which column is the phone number?"),
    Question.NAME: _("Which column is the name?"),
    Question.DAY_ORDER: _("What does 3/4 mean in its dates?"),
    Question.NEAR: _("Some columns were only guessed: please check them."),
}
_SKIPPED = {
    Why.BLANK: _("It is empty."),
    Why.TEST_LEAD: _("The platform’s own test, no person."),  # noqa: RUF001 - printed
}
NOTHING_TO_PASTE = _(
    "There is no text on the clipboard. Copy the mail in your mail program, then press "
    "Ctrl+V here."
)
GOING_ON = _("An import is going on; look at other files when it is done.")
STOPPED = _("Stopped. Nothing of it was taken in.")
NONE_TAKEN_IN = _("Nothing was taken in.")
IMPORT_BROKE_OFF = _("The import broke off. What came in before stands in the imports.")
BROKE_OFF = _("It broke off. What came in before stands in the imports.")
NOT_YET = _("Nothing is written yet.")
MENDABLE = _("Press Enter to mend it here, or leave it: it is kept for a look.")


def say_not_listed(more: int, in_danger: int) -> str:
    """That not every record has a row in the preview; "" where each has.

    Args:
        more: how many have none.
        in_danger: how many of those have words that must not wait.
    """
    if in_danger:
        return _n(
            "All are counted. Listed are the first in danger; 1 more of them is not, "
            "and stands on top of Today once this is imported.",
            "All are counted. Listed are the first in danger; {count} more of them are "
            "not, and stand on top of Today once this is imported.",
            in_danger,
        )
    return _("All are counted; of each kind the first are listed.") if more > 0 else ""


def say_field(field: str | None) -> str:
    """What a column holds."""
    if field is None:
        return _("Not a visitor’s words")  # noqa: RUF001 - printed
    return FIELDS.get(field) or _OWN_FIELDS.get(field) or field.replace("_", " ")


def say_found(found: HowFound) -> str:
    """How it was told what a column holds."""
    return _FOUND[found]


def encoding_choice(codec: str) -> str:
    """The choice that stands for a codec."""
    return _SAME_AS.get(codec, codec)


def say_encoding(codec: str) -> str:
    """A codec in words."""
    return ENCODINGS.get(encoding_choice(codec), codec)


def say_recognised(
    recognised_as: str | None, encoding: str | None, reading: FileReading | None
) -> str:
    """What a file was recognised as, its letters and separator."""
    product = say_product(recognised_as or "")
    if recognised_as == "generic-csv":
        product = _("a table of a form that is not known by name")
    if reading is not None and reading.encoding is not None:
        between = _BETWEEN.get(reading.delimiter)
        if between:
            return _(
                "Recognized as {product}; letters in {encoding}, cells between "
                "{separators}.",
                product=product,
                encoding=say_encoding(reading.encoding),
                separators=between,
            )
    elif encoding is not None:
        return _(
            "Recognized as {product}; letters in {encoding}.",
            product=product,
            encoding=say_encoding(encoding),
        )
    return _("Recognized as {product}.", product=product)


def say_coming(so_far: int) -> str:
    """How far a preview is: records, or none while the file is looked through."""
    if not so_far:
        return _("Looking through the file…")
    return _n(
        "Reading… 1 record so far.",
        "Reading… {count:,} records so far.",
        so_far,
    )


def say_looked(files: int, refused: int, recognised: str) -> str:
    """What files are, before anything is written; `recognised` is of a single one."""
    if refused == files:
        if files == 1:
            return _("Nothing of this file was taken in.")
        return _("None of these files was taken in.")
    if files > 1 and refused:
        said = _("{files} files, {refused} refused.", files=files, refused=refused)
        return f"{said} {NOT_YET}"
    if files > 1:
        return f"{_('{files} files.', files=files)} {NOT_YET}"
    return f"{recognised} {NOT_YET}"


def say_questions(questions: Sequence[Question]) -> str:
    """What a file leaves open."""
    return " ".join(_QUESTIONS[question] for question in questions)


def say_order(reading: FileReading) -> str:
    """What may be wrong about days and months, while nobody has said."""
    if reading.month_first is None:
        return ""
    return DAY_ORDERS[reading.month_first]


def say_open_order(reading: FileReading | None) -> str:
    """How days and months were read where nothing told and nobody was asked, or ""."""
    if reading is None or not reading.order_is_open:
        return ""
    return _(
        "Nothing in it tells days from months: 3/4 was read as {date}.",
        date=say_order(reading),
    )


def say_preview_verdict(
    verdict: Verdict, *, safety: bool, mended: bool, barred: bool
) -> str:
    """A record's verdict for the list; what must not wait by its neutral word."""
    said = say_verdict(verdict)
    if mended and verdict is not Verdict.NEEDS_LOOK:
        said = _("{verdict}, mended", verdict=said)
    if barred and verdict in (Verdict.NEW, Verdict.REPEAT):
        said = _("{verdict}, do not call", verdict=said)
    return _("Priority, {verdict}", verdict=said) if safety else said


def say_row_briefly(
    verdict: Verdict, problem: Problem | None, repairs: Sequence[str]
) -> str:
    """The same for a list, where what exactly is wrong comes first."""
    if problem is None or problem.why in _SKIPPED:
        return say_row_why(verdict, problem, repairs)
    return say_why_briefly(problem)


def say_row_why(
    verdict: Verdict, problem: Problem | None, repairs: Sequence[str]
) -> str:
    """Why a record has its verdict, in plain words; else what was mended in it."""
    if problem is not None and problem.why in _SKIPPED:
        is_again = problem.why is Why.BLANK and problem.words
        return _("It repeats the header.") if is_again else _SKIPPED[problem.why]
    if problem is not None:
        return say_why_kept(problem)
    if verdict is Verdict.KNOWN:
        return _("This very submission is here already.")
    said = "; ".join(map(say_phrase, repairs))
    if verdict is Verdict.REPEAT:
        asked = _("This person asked before.")
        return f"{asked} {_sentence(said)}".strip()
    return _sentence(said)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""
