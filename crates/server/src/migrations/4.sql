-- A deployment's name is unique in its cluster alone, so a token holds the uids of those that it may access.
CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO clusters (uid, name)
SELECT lower(hex(randomblob(10))), 'default' WHERE EXISTS (SELECT 1 FROM deployments);

-- What is no JSON list of texts was read as an empty one.
UPDATE tokens SET scopes = '[]' WHERE CASE WHEN json_valid(scopes) THEN json_type(scopes) <> 'array'
    OR EXISTS (SELECT 1 FROM json_each(tokens.scopes) WHERE type <> 'text') ELSE 1 END;
UPDATE tokens SET deployments = '[]' WHERE CASE WHEN json_valid(deployments) THEN json_type(deployments) <> 'array'
    OR EXISTS (SELECT 1 FROM json_each(tokens.deployments) WHERE type <> 'text') ELSE 1 END;

ALTER TABLE tokens RENAME COLUMN deployments TO deployment_uids;
UPDATE tokens SET deployment_uids = (
    SELECT json_group_array(d.uid ORDER BY e.key)
    FROM json_each(tokens.deployment_uids) e JOIN deployments d ON d.name = e.value
) WHERE deployment_uids <> '[]';

CREATE TABLE deployments_in_clusters (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    kube_namespace TEXT NOT NULL,
    labels TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (cluster_id, name)
) STRICT;
INSERT INTO deployments_in_clusters
SELECT id, uid, (SELECT min(id) FROM clusters), name, iif(status = 'scaled_to_zero', 'non-deployed', status),
    kube_namespace, labels, created_at, updated_at
FROM deployments;
DROP TABLE deployments;
ALTER TABLE deployments_in_clusters RENAME TO deployments;

-- Scopes are what gives access to the API. Those of a token without access had no effect: they must not begin to.
UPDATE tokens SET scopes = '[]' WHERE NOT is_api_token;
ALTER TABLE tokens DROP COLUMN is_api_token;
ALTER TABLE tokens ADD COLUMN is_global_router_access INTEGER NOT NULL DEFAULT 0;

-- Three roles in place of two. The check of a column cannot be changed, so that a new column takes its place.
ALTER TABLE users ADD COLUMN member_role TEXT NOT NULL DEFAULT 'developer'
    CHECK (member_role IN ('guest', 'developer', 'admin'));
UPDATE users SET member_role = 'admin' WHERE role = 'admin';
ALTER TABLE users DROP COLUMN role;
ALTER TABLE users RENAME COLUMN member_role TO role;

-- Keys of sign-in links, as hashes. A row goes when its key is used.
CREATE TABLE sign_in_keys (
    hash BLOB PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what. A row says all by itself: the token that it is about may be gone. `before` and `after` are JSON objects of
-- the fields that changed, and hold neither a value nor a hash.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    operation TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('success', 'failed')),
    -- The person; null where nobody was signed in, as for the command line, whose user `system_user` names.
    user_id INTEGER REFERENCES users (id),
    role TEXT NOT NULL,
    system_user TEXT NOT NULL,
    address TEXT NOT NULL,
    -- The token that proved who it was; empty for a session.
    credential_uid TEXT NOT NULL,
    credential_name TEXT NOT NULL,
    -- The name of the token or person that it is about.
    name TEXT NOT NULL,
    token_uid TEXT,
    token_created_at INTEGER,
    token_owner INTEGER REFERENCES users (id),
    is_about_organization_token INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    -- What a search by anybody looks into, in lower case. The name of the credential is not in it: not everybody may know it.
    folded TEXT NOT NULL
) STRICT;

-- Who may read an event stands in the index too: counting and turning pages walk it alone, whoever asks.
CREATE INDEX events_newest ON events (created_at DESC, id DESC, is_about_organization_token, user_id, token_owner);
-- Whole, because a partial index does not serve a list of values.
CREATE INDEX events_token ON events (token_uid, created_at DESC);
CREATE INDEX events_credential ON events (credential_uid, created_at DESC);
CREATE INDEX events_user ON events (user_id, created_at DESC);
-- How many refused sign-ins there were of late is counted before one more is written.
CREATE INDEX events_refused ON events (created_at, address) WHERE operation = 'sign_in_refused';
