"""Tables in another order and with other widths."""
