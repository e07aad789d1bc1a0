-- How often it happened: refused sign-ins from one address within one minute are one event.
ALTER TABLE events ADD COLUMN count INTEGER NOT NULL DEFAULT 1;
-- The session that the request was sent with, as a short id that is not its cookie; empty for a token and without a session.
ALTER TABLE events ADD COLUMN session TEXT NOT NULL DEFAULT '';
-- Sessions that were ended before their time. A browser may still send their cookie: that is no attempt to sign in.
CREATE TABLE ended_sessions (
    hash BLOB PRIMARY KEY,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
