"""How wide the columns of the list are, and which give way when it is narrow."""

from collections.abc import Mapping

from callback_desk.ui.today.lead_table import NAME, NUMBER, TRIES, WANTS

# What goes where not even the least widths fit, the first to go first. A number goes
# last, and then stands under its name.
GIVING_WAY = (WANTS, TRIES, NUMBER)

Widths = Mapping[int, tuple[int, int]]


def fit_columns(widths: Widths, room: int) -> dict[int, int]:
    """The width of each column that is shown; together they fill the room.

    Args:
        widths: of each column the least width and a comfortable one.
        room: pixels from the first column's start to the last one's end.

    Returns:
        the widths by column, without those that give way.
    """
    shown = dict(widths)
    for column in GIVING_WAY:
        if sum(least for least, _ in shown.values()) <= room:
            break
        shown.pop(column, None)
    spare = max(0, room - sum(least for least, _ in shown.values()))
    # A name that is cut helps least, so it is the first to become comfortable.
    least, good = shown.pop(NAME)
    name = least + min(spare, good - least)
    spare -= name - least
    wished = sum(good - least for least, good in shown.values())
    share = min(1.0, spare / wished) if wished > 0 else 0.0
    fitted = {
        column: least + int((good - least) * share)
        for column, (least, good) in shown.items()
    }
    # It takes what nobody wished for, and gives what is not there.
    return fitted | {NAME: max(1, room - sum(fitted.values()))}
