create-successor = Nachfolger erstellen

## The dialog

title = Token ersetzen
steps = Ein Nachfolger löst { $name-view } ab, mit denselben Rechten und neuem Ablauf:
step-create = Sie erstellen ihn, speichern seinen Wert und prüfen, ob er funktioniert.
step-put = Sie setzen ihn überall ein, wo das alte Token genutzt wird. Bis dahin funktionieren beide.
step-delete = Diese Seite zeigt, wann das alte Token zuletzt genutzt wurde. Sie löschen es, wenn niemand es mehr nutzt.
of-other-creator = Es ist das persönliche Token einer anderen Person. Der Nachfolger wird Ihnen gehören: Fragen Sie besser den Ersteller.
if-leaked = Ist sein Wert in falsche Hände geraten, warten Sie nicht: Widerrufen Sie es, und erstellen Sie dann den Nachfolger.
revoke = Jetzt widerrufen

## The notice while a token is being replaced

without-successor = { $old-view } wird ersetzt: Es gibt noch keinen Nachfolger. Das alte Token funktioniert weiter.
unknown-successor = { $old-view } wird ersetzt: Der Nachfolger { $uid-view } ist nicht (mehr) in der Liste. Das alte Token funktioniert weiter.
with-successor = { $old-view } wird durch { $new-view } ersetzt. Das alte Token wurde { $old-use-view }, das neue { $new-use-view }. Löschen Sie das alte, wenn nichts es mehr nutzt.
create-another = Weiteren erstellen
delete-old = Altes Token löschen
remind = In einer Woche erinnern
stop-watching = Nicht mehr verfolgen

## The calendar entry that reminds of the old token

reminder-title = Altes API-Token { $name } löschen
reminder = Es hat einen Nachfolger. Löschen Sie es, wenn nichts es mehr nutzt. UID { $uid }
