### Times relative to the current one. All others are written by the browser's Intl.

just-now = just now
in-under-a-minute = in under a minute
