"""A made-up Microsoft or Google at which a mailbox signs in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from callback_desk.domain.errors import DeskError
from callback_desk.domain.mail_errors import MailTokenRefused
from callback_desk.domain.mailbox import SignInAsked, SignInPrompt

LONGEST_S = 30
CODE = SignInPrompt("https://microsoft.example/devicelogin", "ABCD-EFGH")


@dataclass
class FakeProvider:
    """Says where to go and waits until somebody went there."""

    prompt: SignInPrompt = CODE
    fails: DeskError | None = None
    asked: list[SignInAsked] = field(default_factory=list)
    signed_in: Event = field(default_factory=Event)
    stopped: int = 0

    def __call__(
        self,
        asked: SignInAsked,
        show: Callable[[SignInPrompt], None],
        should_stop: Callable[[], bool],
    ) -> str:
        """A secret, once somebody signed in."""
        self.asked.append(asked)
        if self.fails is not None:
            raise self.fails
        show(self.prompt)
        for _ in range(LONGEST_S * 100):
            if self.signed_in.wait(0.01):
                return f"renews {asked.user}"
            if should_stop():
                break
        self.stopped += 1
        raise MailTokenRefused(user=asked.user, provider="Microsoft", reason="stopped")
