"""Callback Desk: a clinic's promise to call back within one business day, kept.

Read from the outside in: `__main__` chooses between the window (`app`, to come) and the
commands (`cli`); both stand on `bootstrap`, which opens a desk by plugging `storage`,
`intake` and `reference` into the `services`. What the words mean (leads, promises,
standings, the order of the queue) stands in `domain`, which knows nothing of the rest.
`wording` alone turns the domain's values into sentences.
"""

__version__ = "0.1.0"
