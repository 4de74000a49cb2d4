"""Tables in another order and with other widths, as whoever is signed in likes them."""
