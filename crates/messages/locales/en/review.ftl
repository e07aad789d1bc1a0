### The review: what should be looked at in the tokens that still work.

hint = Tokens that still work. A finding that is fine can be accepted: this browser keeps that, with the day.
download = Download as CSV
show-more = Show more
# The table, as screen readers say it.
findings = Findings

## How many findings there are. A second sentence may follow, see “limited”.

no-findings = No findings
finding-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
accepted-count = { $count ->
    [one] { $count } finding, { NUMBER($accepted) } accepted
   *[other] { $count } findings, { NUMBER($accepted) } accepted
}
downloaded = Downloaded: { NUMBER($count) } as CSV
not-downloaded = Not downloaded: the browser refused.
# $words is one of the messages above. $lack is what they may lack: “rows” where the list is not complete, “people” where the
# members of the organization are not known, else “nothing”.
limited = { $lack ->
    [rows] { $words }. The list is not complete.
    [people] { $words }. Who has left is not known.
   *[nothing] { $words }
}

## The columns of the table.

accepted = Accepted
token = Token
finding = Finding
action = Action

## What was found. $day is a day with its time.

creator-left = The creator left the organization
looks-like = The name looks like “{ $name }”
never-used-since = Never used since it was created, { $day }
unused = Unused for 90 days
unused-since = Unused for 90 days: last used { $day }
broad = Broad: it has the scope api
too-long = Over the site’s limit
too-long-until = Over the site’s limit: it ends { $day }

## The lines of the table.

# In place of a person's name.
no-creator = No creator
# The tick box of a finding, as screen readers say it; $finding is what was found.
accept = Accept for { $name }: { $finding }
not-stored = Kept until the page is left: this browser stores nothing for this site.
show-other = Show the other token
