"""One's own password once more, before something is done that wants it."""

from callback_desk.domain.staff_errors import CurrentPasswordWrong
from callback_desk.translation import _
from callback_desk.ui.sign_in.labelled_field import LabelledField
from callback_desk.ui.sign_in.password_field import PasswordField
from callback_desk.ui.theme import Theme


class OwnPassword(LabelledField):
    """Asks for it, and says beside it what is wrong with it until it is typed anew."""

    def __init__(
        self,
        theme: Theme,
        name: str = _("Your password"),
        missing: str = _("Type your password."),
    ) -> None:
        """Make an empty field.

        Args:
            theme: its looks.
            name: what is asked for.
            missing: what is said where nothing was typed.
        """
        self.field, self._missing = PasswordField(), missing
        super().__init__(theme, name, self.field)
        self.field.textEdited.connect(self.take_back)

    def typed(self) -> str:
        """What was typed; where that is nothing, it is said to be missing."""
        if not self.field.text():
            self._point_out(self._missing)
        return self.field.text()

    def is_refused(self, error: Exception) -> bool:
        """Whether a failure is that it is wrong; then it is said."""
        if not isinstance(error, CurrentPasswordWrong):
            return False
        self._point_out(f"{error.sentence} {error.what_to_do}")
        return True

    def take_back(self) -> None:
        """Say nothing against it."""
        self.say_wrong("")

    def _point_out(self, sentence: str) -> None:
        self.say_wrong(sentence)
        self.field.setFocus()
        self.field.selectAll()
