"""Bring every catalogue up to the code; what is new has no translation yet."""

from tests.tongues.catalogues import brought_up, translated, write

for tag in translated():
    write(tag, brought_up(tag))
