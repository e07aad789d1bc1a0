### Why a session has ended, and what was not done then.

change-stopped = The change was stopped: { NUMBER($done) } of { NUMBER($total) } changed.
deletion-stopped = The deletion was stopped: { NUMBER($done) } of { NUMBER($total) } deleted.
more-changed = Those that were just being changed may have changed too.
more-deleted = Those that were just being deleted may be gone too.
guest = You are a guest of this organization: you see tokens, and cannot create, change or delete any.
kept-token-invalid = The token that was kept for this tab is not valid any more.
# Follows the sentences before.
server-not-told = The server could not be told: for the server this browser is still signed in.
session-ended = Your session has ended. Sign in again to go on where you were.
# Follows the sentences before.
sign-in-link-works = A sign-in link can be opened in another tab.
signed-out-idle = You were signed out because nobody was here for a while. Sign in again to go on where you were.
signed-out-in-another-tab = You have signed out in another tab.
