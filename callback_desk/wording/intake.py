"""What became of the records of an import."""

import re
from collections.abc import Mapping, Sequence

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Problem, Verdict, Why
from callback_desk.translation import _, _n
from callback_desk.wording.kept_words import say_phrase

# What a file dialog offers; whatever is chosen is known by what is in it.
LEAD_FILES = _(
    "Leads: CSV, Excel and mail (*.csv *.tsv *.txt *.xlsx *.xlsm *.eml *.mbox *.msg)"
)
ANY_FILES = _("All files (*)")

_VERDICTS = {
    Verdict.NEW: _("new"),
    Verdict.REPEAT: _("asked again"),
    Verdict.KNOWN: _("known"),
    Verdict.NEEDS_LOOK: _("needs a look"),
    Verdict.SKIPPED: _("skipped"),
}
_IN_ORDER = tuple(_VERDICTS)


# What reports count leads by that nobody has named a source for.
_PRODUCT_CODE = re.compile(r"[a-z0-9-]+-(?:csv|mail)")
_UNICODE = frozenset({"utf-8", "utf-8-sig", "utf-16"})


_PROBLEMS = {
    Why.PHONE: _("Number"),
    Why.NAME: _("Name"),
    Why.COLUMNS: _("Columns"),
    Why.QUOTES: _("Quotation marks"),
    Why.ENCODING: _("Characters"),
    Why.SIZE: _("Size"),
    Why.UNRECOGNISED: _("Not recognized"),
    Why.BLANK: _("Blank"),
    Why.TEST_LEAD: _("Test lead"),
}


_PRODUCTS = {
    "wpforms": "WPForms",
    "cf7": _("Contact Form 7"),
    "meta": _("Meta lead ads"),
}


_WHOLE = {
    "generic-csv": _("a plain CSV"),
    "generic-mail": _("a form's mail"),
    "plain-mail": _("a mail that is not a form"),
    "xlsx": _("an Excel workbook"),
    "mbox": _("a mailbox file"),
    "maildir": _("a mail folder"),
}


def say_verdict(verdict: Verdict) -> str:
    """A verdict in the words of the screen."""
    return _VERDICTS[verdict]


def say_problem(problem: Problem) -> str:
    """Why a record needs a look or was skipped, in words."""
    kind = _PROBLEMS[problem.why]
    return f"{kind}: {say_phrase(problem.words)}" if problem.words else kind


def say_origin(source: str | None) -> str:
    """Where leads came from: the clinic's name for it, the form's product, or all."""
    if source is None:
        return _("All")
    return say_product(source) if _PRODUCT_CODE.fullmatch(source) else source


def say_product(recognised_as: str) -> str:
    """A form product and medium, such as `Gravity Forms CSV`."""
    if recognised_as in _WHOLE:
        return _WHOLE[recognised_as]
    name, medium = ["", *recognised_as.rsplit("-", 1)][-2:]
    product = _PRODUCTS.get(name, name.replace("-", " ").title())
    match medium:
        case "csv":
            return _("{product} CSV", product=product)
        case "mail":
            return _("{product} mail", product=product)
    return f"{product} {medium}".strip()


def say_counts(seen: int, counts: Mapping[str, int], *, total: bool = True) -> str:
    """What became of the records of a file, with or without how many there are."""
    said = [_say_count(v, counts[v]) for v in _IN_ORDER if counts.get(v)]
    if not total:
        return ", ".join(said)
    records = _n("1 record", "{count:,} records", seen)
    return f"{records}: {', '.join(said)}" if said else _("no records")


def _say_count(verdict: Verdict, count: int) -> str:
    match verdict:
        case Verdict.NEW:
            return _n("1 new", "{count} new", count)
        case Verdict.REPEAT:
            return _n("1 asked again", "{count} asked again", count)
        case Verdict.KNOWN:
            return _n("1 known already", "{count} known already", count)
        case Verdict.NEEDS_LOOK:
            return _n("1 needs a look", "{count:,} need a look", count)
        case Verdict.SKIPPED:
            return _n("1 skipped", "{count} skipped", count)


def say_read_as(recognised_as: str, encoding: str | None) -> str:
    """What a file was read as; its characters too where they had to be guessed."""
    product = say_product(recognised_as)
    if encoding is None or encoding in _UNICODE:
        return _("Read as {product}.", product=product)
    return _(
        "Read as {product}, in the characters {encoding}.",
        product=product,
        encoding=encoding,
    )


def say_import(counts: Mapping[str, int]) -> str:
    """What the key that imports will do, before it is pressed."""
    coming = counts[Verdict.NEW] + counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    if kept and not coming:
        return _("Keep {kept:,} for a look", kept=kept)
    if not kept:
        return _n("Import 1 lead", "Import {count:,} leads", coming)
    return _n(
        "Import 1 lead, keep {kept:,} for a look",
        "Import {count:,} leads, keep {kept:,} for a look",
        coming,
        kept=kept,
    )


def say_came_in(counts: Mapping[str, int]) -> str:
    """What came in with an import."""
    new, again = counts[Verdict.NEW], counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    said = []
    if new or not (again or kept):
        said.append(_n("1 new lead came in.", "{count:,} new leads came in.", new))
    if again:
        said.append(_n("1 person asked again.", "{count:,} people asked again.", again))
    if kept:
        said.append(
            _n("1 record needs a look.", "{count:,} records need a look.", kept)
        )
    return " ".join(said)


def say_undone(removed: int, kept: Sequence[int]) -> str:
    """What became of an import that was taken back."""
    said = _n("1 lead is gone.", "{count:,} leads are gone.", removed)
    if not kept:
        return said
    stay = _n(
        "Lead {leads} stays: somebody has worked on it or has it open.",
        "Leads {leads} stay: somebody has worked on them or has them open.",
        len(kept),
        leads=", ".join(map(str, kept)),
    )
    return f"{said} {stay}"


def say_kept(record: Record) -> str:
    """Why a record stands on top that is no lead yet, and what it was read as."""
    submission = record.submission
    why = say_problem(record.problem) if record.problem else _("It needs a look")
    read = submission.phone_text.strip() or _("no number")
    name = submission.name.strip() or _("No name")
    return "\n\n".join(
        (
            _("Kept for a look, with words that must not wait."),
            f"{name}\n{read}",
            f"{why}.",
            _("Do not dial yet: decide now."),
        )
    )
