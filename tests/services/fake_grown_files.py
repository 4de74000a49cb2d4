"""Files that grow, as a desk in memory knows them: the files of the fakes never do."""

# ruff: noqa: D102 - the ports say what each method does

from collections.abc import Collection, Mapping

from callback_desk.domain.grown_file import Beginning


class FakeGrownFiles:
    """Knows of none."""

    def lengths(self) -> Collection[int]:
        return ()

    def known_beginning(
        self, digests: Mapping[int, str], read_as: str
    ) -> Beginning | None:
        return None

    def keep(
        self, batch_id: int, length: int, read_as: str, after: Beginning | None
    ) -> None:
        raise AssertionError("a fake file has grown")
