"""What visitors write of how to reach them, and what only sounds like it."""

import pytest

from callback_desk.domain.reach import BestTime, Reach, Voicemail, Writing
from callback_desk.domain.reach_words import read_reach


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Please don't leave a voicemail", Reach(voicemail=Voicemail.NO)),
        ("no voicemails please", Reach(voicemail=Voicemail.NO)),
        ("Please call, but do not leave any messages", Reach(voicemail=Voicemail.NO)),
        ("No dejar mensaje", Reach(voicemail=Voicemail.NO)),
        ("you can leave a message", Reach(voicemail=Voicemail.FINE)),
        ("Voicemail is fine", Reach(voicemail=Voicemail.FINE)),
        ("OK to leave voicemail?: No", Reach(voicemail=Voicemail.NO)),
        ("May we leave you a message?: no", Reach(voicemail=Voicemail.NO)),
        ("¿Podemos dejarle un mensaje?: No", Reach(voicemail=Voicemail.NO)),
        ("Voicemail OK?: Yes", Reach(voicemail=Voicemail.FINE)),
        ("Insured?: No\nVoicemail OK?: Yes", Reach(voicemail=Voicemail.FINE)),
        ("please no\nvoicemail", Reach(voicemail=Voicemail.NO)),
        ("call me in the mornings", Reach(best_time=BestTime.MORNING)),
        ("Best time to reach me is after 4", Reach(best_hours="after 4")),
        ("I can be reached between 2 and 4 pm", Reach(best_hours="between 2 and 4 pm")),
        ("available evenings", Reach(best_time=BestTime.EVENING)),
        ("don't call before 9, text is fine", Reach(best_hours="after 9")),
        ("I can't talk until 5 pm, call then", Reach(best_hours="after 5 pm")),
        ("call me but never after 8", Reach(best_hours="before 8")),
        (
            "Don't leave a voicemail call after 5",
            Reach(Voicemail.NO, best_hours="after 5"),
        ),
        (
            "call not in the mornings, evenings are fine",
            Reach(best_time=BestTime.EVENING),
        ),
        ("I speak Spanish only", Reach(language="Spanish")),
        ("Hola, necesito ayuda con el dolor, gracias", Reach(language="Spanish")),
        ("no hablo inglés", Reach(language="Spanish")),
        ("Text only please", Reach(writing=Writing.TEXT)),
        ("Text me please no calls", Reach(writing=Writing.TEXT)),
        ("Don’t call me. Text.", Reach(writing=Writing.TEXT)),
        ("No me llamen, mándenme un texto", Reach(writing=Writing.TEXT)),
        ("mensajes nada más", Reach(writing=Writing.TEXT)),
        ("no calls, e-mail me", Reach(writing=Writing.EMAIL)),
        ("Don’t call or text, email is best.", Reach(writing=Writing.EMAIL)),
        ("I'd prefer email", Reach(writing=Writing.EMAIL)),
        ("Please email me instead of calling", Reach(writing=Writing.EMAIL)),
        ("no me llamen, por correo mejor", Reach(writing=Writing.EMAIL)),
        ("Solo por correo electrónico", Reach(writing=Writing.EMAIL)),
        ("no calls please. Text or email me", Reach(writing=Writing.EITHER)),
        ("Please text or e-mail me", Reach(writing=Writing.EITHER)),
        ("Text only, no emails please", Reach(writing=Writing.TEXT)),
        ("Preferred contact method: Email", Reach(writing=Writing.EMAIL)),
        ("¿Cómo prefiere que le contactemos?: Texto", Reach(writing=Writing.TEXT)),
        ("ask for my wife Rosa", Reach(speak_with="my wife Rosa")),
        (
            "Never talk to my boss. You may speak with my wife",
            Reach(speak_with="my wife"),
        ),
        (
            "I would like you to talk to my daughter Ana, she knows",
            Reach(speak_with="my daughter Ana"),
        ),
        ("I don't speak English only Spanish", Reach(language="Spanish")),
        ("please call me Bea", Reach(call_name="Bea")),
        ("I go by Max", Reach(call_name="Max")),
    ],
)
def test_wishes_are_read_from_their_words(text: str, reach: Reach) -> None:
    assert read_reach([text]) == reach


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The pain is worst in the mornings.",
        "Good morning, I would like a call back",
        "Call me Monday",
        "please call me Asap",
        "Please call me Thanks",
        "Please call me\nDepression",
        "I go by bus\nask for\nFibromyalgia",
        "I got no relief after 4 infusions",
        "can I speak with a doctor",
        "I want to talk to someone",
        "I left a message yesterday",
        "Text messages?: No",
        "Pregnant?: No\nMessage: call me",
        "Please email me the prices",
        "No calls at all?\nEmail: ana@example.net",
        "no calls, my address is ana@email.com",
        "Preferred contact method: Email, Phone",
        "I got an email from you",
        "no calls or emails please",
        "Leave us a message: no pain medicine works",
        "no calls between 2 and 4, text is fine",
        "Please don't call in the mornings",
        "Please don’t talk to my husband",
        "do not under any circumstances speak with my wife Rosa",
        "Don't ask for my son",
        "I need to talk to my husband first",
        "we would speak with my doctor before that",
        "Do not call me Bob",
        "I do not speak Spanish",
        "no me llamen por las noches",
        "Do not call my work. You may text.",
        "I got no calls from you after your text",
        "\u202e\x00<b>hi</b>",
    ],
)
def test_what_is_no_wish_proposes_nothing(text: str) -> None:
    assert read_reach([text]).is_empty


def test_the_newest_words_win_and_the_older_ones_fill_in() -> None:
    found = read_reach(["voicemail is fine", "no voicemail. Call in the mornings"])
    assert found == Reach(voicemail=Voicemail.FINE, best_time=BestTime.MORNING)


def test_a_very_long_text_is_read_in_no_time() -> None:
    assert read_reach(["call " * 200_000]).is_empty
