-- Times are microseconds since 1970 in UTC. Lists (scopes, labels, deployments) are JSON, because they are read and written
-- as a whole. No column has a token's value: `hash` is its SHA-256.
CREATE TABLE organizations (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- When the demo data was inserted, so that it is not inserted again after it was deleted.
    demo_at INTEGER
) STRICT;

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('admin', 'member')),
    left_at INTEGER
) STRICT;

CREATE TABLE tokens (
    -- AUTOINCREMENT, so that an id is never used again: it orders tokens with the same time.
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    organization_id INTEGER NOT NULL REFERENCES organizations (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    scopes TEXT NOT NULL,
    labels TEXT NOT NULL,
    deployments TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expired_at INTEGER,
    last_used_at INTEGER,
    is_api_token INTEGER NOT NULL,
    is_organization_token INTEGER NOT NULL,
    is_global_access INTEGER NOT NULL,
    is_monitoring_token INTEGER NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    -- Name, description, uid and creator in lower case, because SQLite's lower() knows ASCII only.
    folded TEXT NOT NULL,
    UNIQUE (user_id, name)
) STRICT;

CREATE INDEX tokens_newest ON tokens (created_at DESC, id DESC);

CREATE TABLE sessions (
    hash BLOB PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deployments (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    urls TEXT NOT NULL,
    kube_namespace TEXT NOT NULL,
    labels TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
