"""Whether a printer, or the file in its place, took what it was handed."""

from PySide6.QtPrintSupport import QPrinter

_IN_VAIN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def was_taken(printer: QPrinter) -> bool:
    """Whether printing went well: Qt raises nothing where it does not."""
    return printer.printerState() not in _IN_VAIN
