accents = ⟨+{ NUMBER($count) } Akzente⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = dreht die Textrichtung um
ends-line = beendet eine Zeile
control-character = Steuerzeichen
means-nothing = bedeutet allein nichts
cannot-be-seen = ist unsichtbar
left-out = weggelassen
of-another-alphabet = aus einem anderen Alphabet als die Buchstaben daneben
