"""Why nothing can be taken in, said where it is seen first."""

from callback_desk.ui.sign_in.notice import Notice


class ProblemBox(Notice):
    """A red box beneath the title; no words, no box."""

    def say(self, sentence: str, what_to_do: str = "") -> None:
        """Show a sentence; "" shows nothing."""
        if sentence:
            super().say(sentence, what_to_do)
        else:
            self.hide()
