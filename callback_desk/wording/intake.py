"""What became of the records of an import."""

from collections.abc import Mapping, Sequence

from callback_desk.domain.record import Record
from callback_desk.domain.submission import Problem, Verdict, Why

# What a file dialog offers; whatever is chosen is known by what is in it.
LEAD_FILES = (
    "Leads: CSV, Excel and mail (*.csv *.tsv *.txt *.xlsx *.xlsm *.eml *.mbox *.msg)"
)
ANY_FILES = "All files (*)"

_VERDICTS = {
    Verdict.NEW: "new",
    Verdict.REPEAT: "asked again",
    Verdict.KNOWN: "known already",
    Verdict.NEEDS_LOOK: "need a look",
    Verdict.SKIPPED: "skipped",
}


_ONE_VERDICT = _VERDICTS | {
    Verdict.KNOWN: "known",
    Verdict.NEEDS_LOOK: "needs a look",
}


_UNICODE = frozenset({"utf-8", "utf-8-sig", "utf-16"})


_PROBLEMS = {
    Why.PHONE: "Number",
    Why.NAME: "Name",
    Why.COLUMNS: "Columns",
    Why.QUOTES: "Quotation marks",
    Why.ENCODING: "Characters",
    Why.SIZE: "Size",
    Why.UNRECOGNISED: "Not recognized",
    Why.BLANK: "Blank",
    Why.TEST_LEAD: "Test lead",
}


_PRODUCTS = {
    "wpforms": "WPForms",
    "cf7": "Contact Form 7",
    "generic": "a plain",
    "meta": "Meta lead ads",
}


_WHOLE = {
    "generic-mail": "a form's mail",
    "plain-mail": "a mail that is no form",
    "xlsx": "an Excel workbook",
    "mbox": "a mailbox file",
    "maildir": "a mail folder",
}


def say_verdict(verdict: Verdict) -> str:
    """A verdict in the words of the screen."""
    return _ONE_VERDICT[verdict]


def say_problem(problem: Problem) -> str:
    """Why a record needs a look or was skipped, in words."""
    kind = _PROBLEMS[problem.why]
    return f"{kind}: {problem.words}" if problem.words else kind


def say_product(recognised_as: str) -> str:
    """A form product and medium, such as `Gravity Forms CSV`."""
    if recognised_as in _WHOLE:
        return _WHOLE[recognised_as]
    name, _, medium = recognised_as.rpartition("-")
    words = _PRODUCTS.get(name, name.replace("-", " ").title())
    return f"{words} {medium.upper() if medium == 'csv' else medium}".strip()


def say_counts(seen: int, counts: Mapping[str, int], *, total: bool = True) -> str:
    """What became of the records of a file, with or without how many there are."""
    said = [
        "1 needs a look"
        if counts[v] == 1 and v is Verdict.NEEDS_LOOK
        else f"{counts[v]} {w}"
        for v, w in _VERDICTS.items()
        if counts.get(v)
    ]
    if not total:
        return ", ".join(said)
    records = "1 record" if seen == 1 else f"{seen} records"
    return f"{records}: {', '.join(said)}" if said else "no records"


def say_read_as(recognised_as: str, encoding: str | None) -> str:
    """What a file was read as; its characters too where they had to be guessed."""
    product = say_product(recognised_as)
    if encoding is None or encoding in _UNICODE:
        return f"Read as {product}."
    return f"Read as {product}, in the characters {encoding}."


def say_import(counts: Mapping[str, int]) -> str:
    """What the key that imports will do, before it is pressed."""
    coming = counts[Verdict.NEW] + counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    if kept and not coming:
        return f"Keep {kept:,} for a look"
    leads = "1 lead" if coming == 1 else f"{coming:,} leads"
    return f"Import {leads}" + (f", keep {kept:,} for a look" if kept else "")


def say_came_in(counts: Mapping[str, int]) -> str:
    """What came in with an import."""
    new, again = counts[Verdict.NEW], counts[Verdict.REPEAT]
    kept = counts[Verdict.NEEDS_LOOK]
    said = []
    if new or not (again or kept):
        said.append(f"{new:,} new {'lead' if new == 1 else 'leads'} came in.")
    if again:
        said.append(f"{again:,} {'person' if again == 1 else 'people'} asked again.")
    if kept:
        said.append(
            f"{kept:,} {'record needs' if kept == 1 else 'records need'} a look."
        )
    return " ".join(said)


def say_undone(removed: int, kept: Sequence[int]) -> str:
    """What became of an import that was taken back."""
    said = f"{removed:,} {'lead is' if removed == 1 else 'leads are'} gone."
    if not kept:
        return said
    named = ", ".join(map(str, kept))
    who = f"Lead {named} stays" if len(kept) == 1 else f"Leads {named} stay"
    return f"{said} {who}: somebody has worked on {'it' if len(kept) == 1 else 'them'}."


def say_kept(record: Record) -> str:
    """Why a record stands on top that is no lead yet, and what it was read as."""
    submission = record.submission
    why = say_problem(record.problem) if record.problem else "It needs a look"
    read = submission.phone_text.strip() or "no number"
    name = submission.name.strip() or "No name"
    return (
        "Kept for a look, with words that must not wait.\n\n"
        f"{name}\n{read}\n\n{why}.\n\n"
        "Do not dial yet: decide now."
    )
