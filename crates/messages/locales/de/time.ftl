just-now = gerade eben
in-under-a-minute = in weniger als einer Minute
