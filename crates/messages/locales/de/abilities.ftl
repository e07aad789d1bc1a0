## Sentences. The abilities are verb phrases of the next two groups.

can = Kann { $abilities }.
cannot = Kann nicht: { $abilities }.
abilities-and-last = { $abilities } sowie { $last }
abilities-or-last = { $abilities } sowie { $last }
choose-deployment = Wählen Sie ein Deployment.
nothing-yet = Kann noch nichts: Wählen Sie Scopes oder einen Zugriff.
reads-metrics = Kann Metriken lesen. Kann sonst nichts.

## After “Can”.

see-and-change-organization = Mitglieder, Tokens, Modelle und Bentos sehen und ändern
see-organization = Mitglieder, Tokens, Modelle und Bentos sehen
change-members-and-tokens = Mitglieder, Tokens, Modelle und Bentos ändern
see-and-change-organization-yatai = Mitglieder, Modelle und Bentos sehen und ändern
see-organization-yatai = Mitglieder, Modelle und Bentos sehen
change-members-yatai = Mitglieder, Modelle und Bentos ändern
see-and-change-deployments = Deployments sehen und ändern
see-deployments = Deployments sehen
change-deployments = Deployments ändern
use-undocumented-scopes = nicht dokumentierte Scopes nutzen
do-everything = alles tun, was Sie tun können
call-all-deployments = alle geschützten Deployments aufrufen
call-one-deployment = { $deployment } aufrufen
call-chosen-deployments = die gewählten Deployments aufrufen
call-router = den Router aufrufen

## After “Cannot”.

use-api = die API nutzen
see-nothing-of-organization = Mitglieder, Tokens, Modelle oder Bentos sehen
see-nothing-of-organization-yatai = Mitglieder, Modelle oder Bentos sehen
change-anything = etwas ändern
change-organization = die Organisation ändern
call-protected-deployments = geschützte Deployments aufrufen

## Warnings.

broad = Weitreichend: Wer dieses Token hat, kann alles tun, was Sie tun können.
makes-tokens = Mit write_organization kann es Tokens erstellen und löschen, auch weitreichendere, die Sie erstellen könnten.
any-makes-tokens = Scopes schützen bei Yatai wenig: Egal was Sie wählen, dieses Token kann Ihre Tokens auflisten, erstellen, ändern und löschen, also auch eines mit api erstellen.
idle-scopes = Ein Monitoring-Token liest Metriken und sonst nichts: Diese Scopes bewirken nichts.
