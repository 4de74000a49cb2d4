"""Which interests are read from answers and from the visitor's own text."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callback_desk.domain.interests import Interest, InterestWords, read_interests
from callback_desk.domain.phrases import PhraseUnreadable

FILE = Path(__file__).parents[2] / "resources" / "interests.toml"
WORDS = InterestWords.from_tables([tomllib.loads(FILE.read_text("utf-8"))])

ANSWERS = {
    "depression": """Depression|Major depression|Major Depressive Disorder|DEPRESIÓN
        |depresion mayor|Postpartum depression|Bipolar depression|MDD|depresssion
        |Dysthymia|Estoy deprimida""",
    "treatment_resistant_depression": """Treatment resistant depression|TRD
        |Treatment-resistant depression (TRD)|treatment resistent depression
        |Treatment-resistant major depressive disorder|Depression, treatment resistant
        |Depression that is resistant to treatment|drug-resistant depression
        |refractory depression|Depresión resistente al tratamiento""",
    "suicidal_ideation": """Suicidal Ideations|Suicidal ideation|suicidal thoughts
        |Thoughts of suicide|sucidal thoughts|Ideación suicida|Pensamientos suicidas""",
    "ptsd": """Post-Traumatic Stress Disorder|PTSD|Post Traumatic Stress Disorder (PTSD)
        |post‑traumatic stress|posttraumatic stress|C-PTSD|Complex PTSD|TEPT
        |Trastorno de estrés postraumático""",
    "chronic_pain": """Chronic pain|chronic pains|Chronic Back Pain|Neuropathic pain
        |Chronic low back pain|Nerve pain|neuropathy|chronic neuropathic pain
        |Dolor crónico|dolor neuropático|Chronic migraine""",
    "crps": """CRPS|RSD|RDS|CRPS/RSD|Complex Regional Pain Syndrome|SDRC
        |Chronic Regional Pain Syndrome (CRPS)/Reflex Sympathetic Dystrophy (RDS)
        |chronic regional pain|reflex sympathetic dystrophy|CRPS type II|CRPS2
        |Síndrome de dolor regional complejo|distrofia simpática refleja""",
    "neuralgia": """Neuralgia|Trigeminal Neuralgia|Occipital neuralgia
        |Post-herpetic neuralgia|Postherpetic neuralgia (PHN)
        |neuralgia del trigémino""",
    "fibromyalgia": "Fibromyalgia|fibro|Fibromialgia|fibromyalga|Fibro-myalgia",
    "phantom_limb_pain": """Phantom Limb Pain|Phantom limb|phantom pain
        |Miembro fantasma|dolor fantasma""",
    "other": "Anxiety|OCD|Ansiedad|Bipolar|Migraine|Lyme disease|Something else",
    "": """None|n/a|N/A|NA|-|--| |None of the above|Not sure|Prefer not to say
        |Ninguno|No aplica|Select one|Please select|...|0""",
}


@pytest.mark.parametrize("code", ANSWERS)
def test_an_answer_gives_its_interest_alone(code: str) -> None:
    answers = [" ".join(answer.split()) for answer in ANSWERS[code].split("|")]
    expected = (code,) if code else ()
    wrong = {a: read_interests(WORDS, a, "") for a in answers}
    assert {a: got for a, got in wrong.items() if got != expected} == {}


@pytest.mark.parametrize(
    ("answers", "message", "expected"),
    [
        ("Chronic pain", "I have had CRPS in my hand", "chronic_pain crps"),
        ("Post-Traumatic Stress Disorder", "PTSD after service", "ptsd"),
        ("", "Is it covered by insurance?", ""),
        ("", "My husband takes antidepressants", ""),
        ("", "I'm depressed; fibro and RSD too", "depression crps fibromyalgia"),
        ("Fibromyalgia\nPTSD\nDepression", "", "depression ptsd fibromyalgia"),
        ("PTSD\nAnxiety", "", "ptsd other"),
        ("Anxiety", "and PTSD", "ptsd other"),
        ("None", "I have phantom limb pain", "phantom_limb_pain"),
        ("", "Anxiety", ""),
        (
            "Treatment resistant depression",
            "Her depression never left",
            "depression treatment_resistant_depression",
        ),
        (
            "Depression, PTSD, Chronic Pain",
            "",
            "depression ptsd chronic_pain",
        ),
        ("", "Tengo depresión y dolor crónico", "depression chronic_pain"),
    ],
)
def test_answers_and_own_text_are_read_together(
    answers: str, message: str, expected: str
) -> None:
    assert read_interests(WORDS, answers, message) == tuple(expected.split())


@given(st.text(), st.text())
def test_codes_come_once_each_and_in_order(answers: str, message: str) -> None:
    codes = read_interests(WORDS, answers, message)
    order = [interest.value for interest in Interest]
    assert sorted(set(codes), key=order.index) == list(codes)


@given(st.lists(st.sampled_from(sorted(set(ANSWERS) - {"", "other"})), min_size=1))
def test_every_tick_is_heard(codes: list[str]) -> None:
    ticked = "\n".join(ANSWERS[code].split("|")[0] for code in codes)
    assert set(read_interests(WORDS, ticked, "")) == set(codes)


def test_a_table_against_the_rules_is_refused() -> None:
    with pytest.raises(PhraseUnreadable):
        InterestWords.from_tables([{"ptsd": "not a table"}])
