"""What trying a fault came to: how often, and each time that something did not hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class Violation(AssertionError):
    """Something that must hold whatever fails did not."""


@dataclass
class Tally:
    """One fault.

    Attributes:
        fault: what was done.
        points: how often it was done.
        became: how often the desk stood how afterwards.
        violations: what did not hold, with where.
        not_run: why it could not be tried here, or "".
    """

    fault: str
    points: int = 0
    became: dict[str, int] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    not_run: str = ""

    @contextmanager
    def point(self, where: str) -> Iterator[None]:
        """Try it once; what does not hold is counted, and the next one is tried.

        Whatever else breaks does not hold either, and ends no sweep.
        """
        self.points += 1
        try:
            yield
        except AssertionError as violation:
            self.violations.append(f"{where}: {violation}")
        except Exception as error:
            kind = type(error).__name__
            self.violations.append(f"{where}: it broke with {kind}: {error}")

    def count(self, state: str) -> None:
        """The desk stood like this."""
        self.became[state] = self.became.get(state, 0) + 1

    @property
    def holds(self) -> bool:
        """Whether nothing was violated; what was not run holds nothing."""
        return not self.violations and not self.not_run

    def line(self) -> str:
        """For the table."""
        if self.not_run:
            return f"{self.fault:<34}     not run: {self.not_run}"
        states = ", ".join(f"{n} {state}" for state, n in sorted(self.became.items()))
        bad = len(self.violations)
        return f"{self.fault:<34} {self.points:>6} points {bad:>4} violations  {states}"


def must(holds: object, what: str) -> None:
    """Something must hold.

    Raises:
        Violation: it does not.
    """
    if not holds:
        raise Violation(what)
