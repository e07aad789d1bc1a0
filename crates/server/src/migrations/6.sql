-- Sessions have a uid, and where, how and when they began and were last used. The cookies of older sessions had another
-- name, so those sessions have ended.
DROP TABLE sessions;
CREATE TABLE sessions (
    -- Of the cookie's value. For a person whom a proxy signs in it is random, and belongs to no value.
    hash BLOB PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id),
    kind TEXT NOT NULL CHECK (kind IN ('link', 'password', 'proxy')),
    -- The address that the sign-in came from; empty where it is not known.
    address TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Written at most once a minute.
    last_used_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_user ON sessions (user_id);
