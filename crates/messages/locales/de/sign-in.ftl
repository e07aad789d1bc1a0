sign-in = Anmelden
value-waits = Der Wert eines neuen Tokens ist noch nicht gespeichert. Er wartet in diesem Tab, verborgen, auf die Person, die das Token erstellt hat: Melden Sie sich erneut an, um ihn zu speichern. Wird dieser Tab geschlossen oder meldet sich hier jemand anders an, ist er verloren.
paste-token = Fügen Sie ein API-Token mit dem Scope { $organization-view } oder { $api-view } ein. Es bleibt im Speicher dieser Seite und wird nur an die API gesendet.
paste-any-token = Fügen Sie eines Ihrer API-Tokens ein: mit beliebigem Scope oder ohne. Es bleibt im Speicher dieser Seite und wird nur an die API gesendet.
own-page = Auf der Seite des Servers anmelden

## The form for a token.

api-token = API-Token
keep = In diesem Tab angemeldet bleiben
keep-hint = Der Browser schreibt das Token dann auch in seine Dateien auf der Festplatte. Lassen Sie das auf einem Computer aus, den andere nutzen.

## The form for a name and a password, on Yatai.

by-password = Oder melden Sie sich mit Ihrem Yatai-Konto an. Das Passwort geht nur an Yatai und wird nicht aufbewahrt; der Browser behält das Cookie von Yatai.
name-or-email = Name oder E-Mail
password = Passwort
name-empty = Geben Sie Ihren Namen oder Ihre E-Mail ein: Das Feld ist leer.
password-empty = Geben Sie Ihr Passwort ein: Das Feld ist leer.
sign-in-with-password = Mit Passwort anmelden
