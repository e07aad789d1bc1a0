### Marks in names and texts, where a character could deceive the reader.

# In the place of accents that are too many on one letter.
accents = ⟨+{ NUMBER($count) } accents⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = turns the direction of text
ends-line = ends a line
control-character = control character
means-nothing = means nothing by itself
cannot-be-seen = cannot be seen
# Accents.
left-out = left out
# A letter.
of-another-alphabet = of another alphabet than the letters beside it
