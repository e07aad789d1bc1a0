tag = de
language = Sprache
auto = Automatisch
wrong-version = Die Texte dieser Sprache gehören zu einer anderen Version dieser Seite.
reload = Laden Sie die Seite neu.
