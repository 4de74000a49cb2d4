"""What a visitor's words say of how to reach them; read as a proposal, never as told.

Only a sentence that speaks of calling is read for times: "worst in the mornings" is a
complaint, "call me in the mornings" is a wish.
"""

import re
from collections.abc import Iterable

from callback_desk.domain.reach import BestTime, Reach, Voicemail, Writing

# More than this of a text is not read.
LONGEST_READ = 20_000
LONGEST_LABEL = 200
# So far before a wish it is looked for what makes it none.
LONGEST_BEFORE = 80
_LEAVE = r"(?:leave|leaving|dejar?|deje|dejen)"
_MESSAGE = r"(?:voice\s?-?mails?|v\.?m\.?\b|messages?|mensajes?|buz[oó]n)"
# An answer ends with its line: beneath "Pregnant?: No" the next question may begin.
_NO_VOICEMAIL = re.compile(
    r"\b(?:(?<!:\s)no\s+|no +|(?:never|not|don.?t|cannot|can.?t|without|sin)\s+)"
    r"(?:please\s+)?"
    rf"(?:{_LEAVE}\s+)?(?:me\s+)?(?:an?y?\s+|un\s+)?{_MESSAGE}",
    re.I,
)
_VOICEMAIL = re.compile(
    rf"\b(?:please|can|may|could|free to|ok(?:ay)? to|fine to|puede[ns]?)\s+{_LEAVE}\s+"
    rf"(?:me\s+)?(?:an?\s+|un\s+)?{_MESSAGE}|{_MESSAGE}\s+(?:is|are)\s+(?:ok|okay|fine)",
    re.I,
)
_MAY_WE = r"\b(?:ok|okay|may|can|could|should|podemos|puedo|puede)\b[^?:\n]{0,20}"
_ASKED = (
    rf"(?:{_MAY_WE}\b(?:leave|dejar\w*)\s+(?:\w+\s+){{0,3}}{_MESSAGE}"
    r"|\bvoice\s?-?mails?|\bbuz[oó]n)[^:\n]{0,40}:\s*"
)
"""A form's question whether a message may be left, up to its answer."""

_ANSWERED_NO = re.compile(rf"{_ASKED}(?:no|never|false|0|nunca)\b", re.I)
_ANSWERED_YES = re.compile(rf"{_ASKED}(?:yes|ok|okay|true|s[ií]|1)\b", re.I)
_ABOUT_REACHING = re.compile(
    rf"{_MAY_WE}\b(?:text|texts|sms|call|leave|dejar\w*)\b"
    r"|\bvoice\s?-?mails?|\bbuz[oó]n",
    re.I,
)
_TEXTS = r"(?:text|texts|texting|sms|mensajes?|textos?)"
# Not a field's own name, and no part of an address.
_MAILS = (
    r"(?<![@.\w-])(?:e-?mails?|e-?mailing|correos?(?:\s+electr[oó]nicos?)?)"
    r"\b(?!\s*(?:address\s*|electr[oó]nico\s*)?:)(?![@-]|\.\w)"
)


def _wanted_alone(words: str) -> str:
    """That they want to be written to by these means alone."""
    return (
        rf"\b{words}\s+(?:me\s+)?only\b|\bonly\s+(?:by\s+|via\s+)?{words}"
        rf"|\b{words}\s+(?:me\s+)?instead\b(?!\s+of\s+(?:an?\s+)?(?:text|e-?mail))"
        rf"|\b(?:prefer|rather)\s+(?:an?\s+|by\s+|via\s+)?{words}"
        rf"|\b(?:s[oó]lo|solamente|[uú]nicamente|prefiero)\s+(?:por\s+)?{words}\b"
        rf"|\b{words}\s+(?:solamente|[uú]nicamente|nada\s+m[aá]s)\b"
    )


_TEXT_ONLY = re.compile(rf"{_wanted_alone(_TEXTS)}|\bplease\s+(?:just\s+)?text\b", re.I)
# "Please e-mail me the prices" is no wish not to be called.
_MAIL_ONLY = re.compile(rf"{_wanted_alone(_MAILS)}|\bplease\s+just\s+e-?mail\b", re.I)
_ANY_TEXTS = re.compile(rf"\b{_TEXTS}\b", re.I)
_ANY_MAILS = re.compile(_MAILS, re.I)
_EITHER = re.compile(
    rf"\b{_TEXTS}\s+(?:me\s+)?(?:or|and|o|y)\s+(?:by\s+|an?\s+|por\s+)?{_MAILS}"
    rf"|{_MAILS}\s+(?:me\s+)?(?:or|and|o|y)\s+(?:by\s+|an?\s+|por\s+)?{_TEXTS}\b",
    re.I,
)
# Of several that they tick, one may be the telephone: then they may be called.
_CHOSEN = re.compile(
    r"\b(?:prefer|prefier|best|how|c[oó]mo)[^:\n]{0,40}\b(?:contact|reach|communicat|comuni)"
    r"[^:\n]{0,40}:[ \t]*(?:by[ \t]+|por[ \t]+)?"
    r"(?:(?P<mail>e-?mails?|correo(?:[ \t]+electr[oó]nico)?)"
    r"|textos?|texts?|text[ \t]+messages?|texting|sms"
    r"|mensajes?(?:[ \t]+de[ \t]+texto)?)[ \t]*$",
    re.I | re.M,
)
# "Don't call or text, e-mail me": what they do not want stands behind a no.
_UNWANTED = re.compile(
    r"\b(?:no|not|don't|dont|never|cannot|can't|cant|ni|sin)\s+(?:(?:me\s+)?"
    r"(?:phone\s+)?(?:calls?|calling|texts?|texting|llam\w+|mensajes?|e-?mails?)"
    r"\s*,?\s*(?:or|nor|and|ni|o|y)\s+(?:me\s+)?)?$",
    re.I,
)
# Not at some hour, or on some number alone: "don't call before 9", "no calls at work".
_NO_CALLS = re.compile(
    r"\b(?:no|not|never|don't|dont|without|sin)\s+(?:phone\s+|voice\s+|me\s+)?"
    r"(?:calls?|calling|llam\w+)\b"
    r"(?!\s+(?:me\s+)?(?:before|after|until|till|between|during|on|at|in|from|to|if"
    r"|when|while|unless|my|the|his|her|antes|despu[eé]s|hasta|entre|al?|en|si|mi|el)\b)",
    re.I,
)
_ABOUT_CALLING = re.compile(
    r"\b(?:call\w*|reach\w*|contact\w*|phone|ring|available|free|best\s+time"
    r"|best\s+in|ll[aá]m\w*|disponible)\b",
    re.I,
)
_TIMES = (
    (BestTime.MORNING, re.compile(r"(?<!good )\bmornings?\b|\bma[ñn]anas\b", re.I)),
    (BestTime.AFTERNOON, re.compile(r"(?<!good )\bafternoons?\b|\btardes?\b", re.I)),
    (
        BestTime.EVENING,
        re.compile(r"(?<!good )\bevenings?\b|\bafter\s+work\b|\bnoches?\b", re.I),
    ),
)
_CLOCK = r"\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\.?\b)?"
_HOURS = re.compile(
    rf"\b(after|before|until)\s+({_CLOCK}|noon)|\b(between)\s+({_CLOCK})\s+and\s+({_CLOCK})",
    re.I,
)
# What stands before an hour or a part of the day at which they are not to be called.
_NOT_THEN = re.compile(
    r"\b(?:(?:not|never|don't|dont|can't|cant|cannot)\s+(?:be\s+)?(?:call\w*|reach\w*"
    r"|contact\w*|ring|phone|talk|speak|answer|available|free|pick\s+up)"
    r"|no\s+(?:phone\s+)?calls?|no\s+(?:me\s+)?llam\w+)\b[^,;]{0,15}$"
    r"|\b(?:not|never|except)\s+(?:in\s+the\s+|on\s+|at\s+)?$",
    re.I,
)
_OTHERWISE = {"after": "before", "before": "after", "until": "after"}
_LANGUAGES = (
    *("Spanish", "French", "Creole", "Portuguese", "Russian", "Polish", "Korean"),
    *("Mandarin", "Cantonese", "Chinese", "Arabic", "Italian", "Vietnamese", "Hindi"),
    *("Bengali", "Urdu", "Greek", "Yiddish", "Hebrew", "Ukrainian", "Tagalog"),
)
_SPEAKS = re.compile(
    r"\b(?:speaks?|speaking|in|prefer|only|hablo|hablar)\s+(?:only\s+)?("
    + "|".join(_LANGUAGES)
    + r")\b",
    re.I,
)
_SPANISH = re.compile(
    r"\b(?:en|habl\w+)\s+espa[ñn]ol\b|\bno\s+hablo\s+ingl[eé]s\b", re.I
)
_SPANISH_WORDS = re.compile(
    r"\b(?:quiero|necesito|gracias|tengo|ll[aá]me\w*|por favor|para|dolor|estoy"
    r"|hola)\b",
    re.I,
)
ENOUGH_SPANISH = 3
# A name ends its line: beneath stands what they ticked, which nobody else may see.
_ASK_FOR = re.compile(
    r"\b(?:ask for|(?:speak|talk)\s+(?:to|with)|pregunt\w+ por) +"
    r"(my +\w+(?: +[A-Z][\w'-]+)?|[A-Z][\w'-]+(?: +[A-Z][\w'-]+)?)"
)
_NOT_A_PERSON = frozenset(
    ("a", "an", "the", "you", "your", "someone", "somebody", "anyone", "me", "i", "it")
)
_GO_BY = re.compile(
    r"\b(?:(?:[Ii]\s+)?go(?:es)?\s+by|[Pp]refer\s+to\s+be\s+called|[Pp]lease\s+call\s+me"
    r"|[Cc]all\s+me) +([A-Z][a-z'-]+)\b"
)
_NO_NAME = frozenset(
    (
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
        *("Sunday", "Today", "Tomorrow", "Asap", "At", "After", "Before", "Any"),
        *("Anytime", "Back", "Please", "On", "In", "When", "Between", "Soon"),
        *("Now", "Immediately", "Tonight", "Later", "Next", "This", "Thanks", "Thank"),
        *("About", "Regarding", "For", "If", "As", "To", "My", "With", "Because"),
    )
)
# In the sentence before a wish, that it is none: "please don't talk to my husband".
# What is missed is asked on the phone; what is turned round may do harm.
_DENIED = re.compile(
    r"\b(?:do\s+not|don't|dont|never|nobody|no|(?:should|must|may)\s*n(?:o|')t|not\s+to"
    r"|avoid|without|instead\s+of|except|nunca)\b[^.!?;\n]{0,40}$"
    r"|\b(?:not|can't|cant|cannot|won't|wont)\s+$",
    re.I,
)
# They speak of themselves, and not of us: "I need to talk to my husband first".
_OF_THEMSELVES = re.compile(
    r"\b(?:i|we|he|she|they)(?:'\w+)?\s+(?:(?:want|need|have|had|has|like|love|would|will"
    r"|should|must|could|can|going|plan|hope|try|trying|first|also|to|really|just|better"
    r"|rather|am|was|be|always|still)\s+)*$",
    re.I,
)
_NOT = re.compile(r"\b(?:no|not|don't|dont|never|can't|cant|cannot)\s+$", re.I)
_NOT_FOR_US = re.compile(f"{_DENIED.pattern}|{_OF_THEMSELVES.pattern}", re.I)
_SENTENCES = re.compile(r"[.!?\n;]+")


def asks_how_to_reach(label: str) -> bool:
    """Whether a form asks in which way somebody may be reached: a no tells, too."""
    return len(label) <= LONGEST_LABEL and bool(_ABOUT_REACHING.search(label))


def read_reach(texts: Iterable[str]) -> Reach:
    """What texts say of how to reach their writer; the newest text comes first."""
    found = Reach()
    for text in texts:
        found = found.beside(_read(text[:LONGEST_READ]))
    return found


def _read(text: str) -> Reach:
    text = text.replace("\u2019", "'")
    about_calls = [s for s in _SENTENCES.split(text) if _ABOUT_CALLING.search(s)]
    best = [time for time, words in _TIMES if any(_at(words, s) for s in about_calls)]
    hours = next((h for s in about_calls if (h := _hours(s))), "")
    voicemail = None
    if _NO_VOICEMAIL.search(text) or _ANSWERED_NO.search(text):
        voicemail = Voicemail.NO
    elif _VOICEMAIL.search(text) or _ANSWERED_YES.search(text):
        voicemail = Voicemail.FINE
    return Reach(
        voicemail=voicemail,
        speak_with=_speak_with(text),
        best_time=best[0] if len(best) == 1 else None,
        best_hours=hours,
        language=_language(text),
        call_name=_call_name(text),
        writing=_writing(text),
    )


def _writing(text: str) -> Writing | None:
    """By what to write to them, where they want no calls."""
    chosen, no_calls = _CHOSEN.search(text), _NO_CALLS.search(text) is not None
    by_text = _wished(_TEXT_ONLY, text, _UNWANTED) is not None
    by_mail = _wished(_MAIL_ONLY, text, _UNWANTED) is not None
    if chosen is not None:
        by_mail, by_text = (
            by_mail or bool(chosen["mail"]),
            by_text or not chosen["mail"],
        )
    if by_text or by_mail:
        either = _wished(_EITHER, text, _UNWANTED) is not None
        by_text, by_mail = by_text or either, by_mail or either
    elif no_calls:
        by_text = _wished(_ANY_TEXTS, text, _UNWANTED) is not None
        by_mail = _wished(_ANY_MAILS, text, _UNWANTED) is not None
    if by_text and by_mail:
        return Writing.EITHER
    if by_mail:
        return Writing.EMAIL
    return Writing.TEXT if by_text else None


def _hours(sentence: str) -> str:
    found = _HOURS.search(sentence)
    if found is None:
        return ""
    turned = _NOT_THEN.search(sentence[: found.start()]) is not None
    if found[3]:
        return "" if turned else f"between {found[4].strip()} and {found[5].strip()}"
    word = found[1].lower()
    return f"{_OTHERWISE[word] if turned else word} {found[2].strip()}"


def _at(words: re.Pattern[str], sentence: str) -> bool:
    """Whether a sentence names that part of the day as one that suits them."""
    found = words.search(sentence)
    return found is not None and not _NOT_THEN.search(sentence[: found.start()])


def _language(text: str) -> str:
    spoken = _wished(_SPEAKS, text, _NOT)
    if spoken is not None:
        return spoken[1].capitalize()
    spanish = _wished(_SPANISH, text, _NOT) is not None
    if spanish or len(set(_SPANISH_WORDS.findall(text.lower()))) >= ENOUGH_SPANISH:
        return "Spanish"
    return ""


def _wished(
    words: re.Pattern[str], text: str, denied: re.Pattern[str] = _DENIED
) -> re.Match[str] | None:
    """The first place where a wish stands, and not that it is none."""
    for found in words.finditer(text):
        at = found.start()
        if not denied.search(text[max(0, at - LONGEST_BEFORE) : at]):
            return found
    return None


def _speak_with(text: str) -> str:
    found = _wished(_ASK_FOR, text, _NOT_FOR_US)
    if found is None or found[1].lower().split()[0] in _NOT_A_PERSON:
        return ""
    return found[1]


def _call_name(text: str) -> str:
    found = _wished(_GO_BY, text)
    return "" if found is None or found[1] in _NO_NAME else found[1]
