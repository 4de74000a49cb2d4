"""What no text of ours may ever say, looked for in every text that ships."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
# Nothing may look like a clearance, promise an effect or an hour, or touch a medicine.
NEVER = {
    "a clearance": r"\b(is|are|you're|now|they're) safe\b|\bcleared\b|\blow[- ]risk\b"
    r"|\bno concerns?\b|\bno danger\b|\bout of danger\b",
    "that it helps": r"\bketamine (will help|helps|works|will work|cures)\b"
    r"|\b(will|would) help you\b|\byou qualify\b|\bqualif(y|ies) for\b",
    "to leave off a medicine": r"\b(stop|skip|pause|quit) (taking )?(a|the|your|their|"
    r"his|her) (medicines?|medications?|pills?|tablets?|dose)\b",
    "amounts": r"\b\d+ ?(mg|milligrams?|mcg|tablets|pills)\b",
    "what wounds": r"\bpromise me\b|\bthink of your family\b|\bcommit(s|ted|ting)? "
    r"suicide\b|\bcalm down\b",
    "what nobody knows": r"\bhelp is on the way\b|\bstays between us\b"
    r"|\bwe are watching\b|\bthe doctor will call\b|\ba doctor will call\b",
    "the same in Spanish": r"\bsin peligro\b|\bbajo riesgo\b|\bcálmese\b|\bla ayuda va "
    r"en camino\b|\bqueda entre nosotros\b|\bla ketamina (le )?(ayuda|funciona|cura|"
    r"sirve)\b|\b(el|un) (doctor|médico) (le )?llamará\b|\bpiense en su familia\b"
    r"|\bfuera de peligro\b|\bestá a salvo\b|\bya no corre (peligro|riesgo)\b|\bno hay "
    r"(peligro|de qué preocuparse)\b|\bprométame\b|\btranquilícese\b|\bse suicidó\b"
    r"|\b(deje|suspenda|interrumpa) (de tomar )?(su|sus|la|las|el|los) (medicinas?|"
    r"medicamentos?|pastillas?|dosis)\b|\b\d+ (miligramos|pastillas|tabletas)\b"
    r"|\b(usted )?cumple los requisitos\b|\ble (va a|vamos a) (ayudar|curar)\b",
}
RULES = [(what, re.compile(rule, re.IGNORECASE)) for what, rule in NEVER.items()]


def said_in_code(path: Path) -> Iterator[str]:
    """The texts of a module, but for its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = set()
    for node in ast.walk(tree):
        if isinstance(
            node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr):
                docs.add(id(first.value))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docs:
            yield str(node.value)  # type: ignore[attr-defined] # a Constant


@cache
def texts() -> list[tuple[str, str]]:
    """Everything that somebody may read: where it stands, and the text."""
    return list(_read())


def _read() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "callback_desk").rglob("*.py")):
        for text in said_in_code(path):
            yield path.name, text
    for path in sorted((ROOT / "resources").rglob("*.md")):
        yield path.name, path.read_text("utf-8")
    for path in sorted((ROOT / "resources").rglob("*.po")):
        with path.open("rb") as source:
            for message in read_po(source):
                words = message.string or ""
                for word in [words] if isinstance(words, str) else words:
                    yield path.name, word
    for name in ("README.md", "CHANGELOG.md"):
        yield name, (ROOT / name).read_text("utf-8")


def wrong(text: str) -> list[str]:
    return [what for what, rule in RULES if rule.search(text)]


def test_no_text_of_ours_ever_says_it() -> None:
    said = [(where, wrong(text), text[:80]) for where, text in texts() if wrong(text)]
    assert said == []


def test_enough_is_looked_at() -> None:
    looked_at = texts()
    assert len(looked_at) > 5_000
    found = {name for name, _ in looked_at}
    assert {"crisis.md", "voicemail.md", "README.md", "callback_desk.po"} <= found


@pytest.mark.parametrize(
    "text",
    [
        *("You are safe now.", "She was cleared.", "Low risk", "There is no concern."),
        *("Ketamine will help.", "Ketamine works.", "You qualify."),
        *("Stop taking your medicine.", "skip a dose", "Take 50 mg."),
        *("Promise me.", "Think of your family.", "He committed suicide."),
        *("Calm down.", "Help is on the way.", "This stays between us."),
        *("We are watching.", "The doctor will call.", "La ayuda va en camino."),
        *("La ketamina cura.", "Ya está a salvo.", "Un médico le llamará.", "Cálmese."),
        *(
            "Deje de tomar sus pastillas.",
            "Suspenda el medicamento.",
            "Prométame algo.",
        ),
    ],
)
def test_each_of_them_would_be_found(text: str) -> None:
    assert wrong(text)


def test_the_facts_about_988_are_told_in_spanish_too() -> None:
    crisis = (ROOT / "resources/guides/es/crisis.md").read_text("utf-8")
    for fact in (
        *("988 por llamada, texto o chat", "En español: pulse 2", "Veteranos: pulse 1"),
        *("1-800-273-8255 aún responde", "el 911 dirige según el lugar"),
        *("se corta", "la ciudad y el estado", "¿Hay alguien con usted"),
        *("otra línea", "número de emergencia del país", "no la juzgue usted"),
    ):
        assert fact in crisis, fact


def test_the_facts_about_988_are_those_of_the_design() -> None:
    crisis = (ROOT / "resources/guides/crisis.md").read_text("utf-8")
    for fact in (
        *("988 by call, text or chat", "Spanish: press 2", "Veterans: press 1"),
        *("1-800-273-8255 still answers", "911 routes by the caller's place"),
        *("cut off", "the city and the state", "Is anyone with you"),
        *("second line", "emergency number of the country"),
    ):
        assert fact in crisis, fact


def test_every_guide_says_that_a_clinician_must_approve_it() -> None:
    guides = sorted((ROOT / "resources/guides").glob("*.md"))
    assert len(guides) > 12
    for guide in guides:
        assert "clinician of your clinic must approve" in guide.read_text("utf-8")
    spanish = sorted((ROOT / "resources/guides/es").glob("*.md"))
    assert [path.name for path in spanish] == [path.name for path in guides]
    for guide in spanish:
        text = guide.read_text("utf-8")
        assert "Un profesional clínico de su clínica debe aprobar" in text


def test_voicemail_words_reveal_nothing() -> None:
    text = (ROOT / "resources/guides/voicemail.md").read_text("utf-8")
    say = text.partition("## Say\n")[2].partition("##")[0]
    assert "{name}" in say
    for word in ("clinic", "ketamine", "treatment", "doctor", "pain", "depress"):
        assert word not in say.lower()


def test_voicemail_words_reveal_nothing_in_spanish_either() -> None:
    text = (ROOT / "resources/guides/es/voicemail.md").read_text("utf-8")
    say = text.partition("## Diga")[2].partition("## Dígalo")[0]
    assert say.count("{name}") == 2
    told = (
        "clínic",
        "clinic",
        "ketamin",
        "tratamiento",
        "treatment",
        "doctor",
        "médic",
    )
    for word in (*told, "dolor", "pain", "depre"):
        assert word not in say.lower()
