"""Words apart from meaning: the domain's values as sentences, for every surface.

The one room that turns steps of a promise, outcomes and standings into English. It
knows no Qt, so that window, report and command line say the same. Import from its
files: the sign-in window needs one of them only.
"""
