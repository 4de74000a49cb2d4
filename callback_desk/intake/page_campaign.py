"""The campaign by which somebody came to a page."""

from urllib.parse import parse_qs, urlsplit


def campaign_of(page: str) -> str:
    """The campaign that a page's address names, "" if none."""
    if "utm_campaign" not in page:
        return ""
    try:
        named = parse_qs(urlsplit(page).query, max_num_fields=200).get("utm_campaign")
    except ValueError:
        return ""
    return named[0].strip() if named else ""
