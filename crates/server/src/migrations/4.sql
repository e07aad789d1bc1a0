-- A deployment's name is unique only in its cluster, so a token has the uids of the deployments that it may access.
CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO clusters (uid, name)
SELECT lower(hex(randomblob(10))), 'default' WHERE EXISTS (SELECT 1 FROM deployments);

-- A value that is not a JSON list of texts was read as an empty list.
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

-- Scopes now give access to the API. The scopes of a token without access had no effect, and must not get one.
UPDATE tokens SET scopes = '[]' WHERE NOT is_api_token;
ALTER TABLE tokens DROP COLUMN is_api_token;
ALTER TABLE tokens ADD COLUMN is_global_router_access INTEGER NOT NULL DEFAULT 0;

-- Three roles instead of two. The CHECK of a column cannot be changed, so a new column replaces it.
ALTER TABLE users ADD COLUMN member_role TEXT NOT NULL DEFAULT 'developer'
    CHECK (member_role IN ('guest', 'developer', 'admin'));
UPDATE users SET member_role = 'admin' WHERE role = 'admin';
ALTER TABLE users DROP COLUMN role;
ALTER TABLE users RENAME COLUMN member_role TO role;

-- Hashes of the keys of sign-in links. A row is deleted when its key is used.
CREATE TABLE sign_in_keys (
    hash BLOB PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    ends_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what. A row is complete by itself, because its token may be deleted. `before` and `after` are JSON objects of the
-- fields that changed, without a token's value or hash.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    operation TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('success', 'failed')),
    -- The person; null where nobody was signed in. For `token-server member`, `system_user` has the system user.
    user_id INTEGER REFERENCES users (id),
    role TEXT NOT NULL,
    system_user TEXT NOT NULL,
    address TEXT NOT NULL,
    -- The token that the request was sent with; empty for a session.
    credential_uid TEXT NOT NULL,
    credential_name TEXT NOT NULL,
    -- The name of the token or person that the event is about.
    name TEXT NOT NULL,
    token_uid TEXT,
    token_created_at INTEGER,
    token_owner INTEGER REFERENCES users (id),
    is_about_organization_token INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    -- The text that every search looks into, in lower case. Without the name of the credential, which some may not see.
    folded TEXT NOT NULL
) STRICT;

-- The index also has the columns that decide who may read an event, so counting and paging read the index only.
CREATE INDEX events_newest ON events (created_at DESC, id DESC, is_about_organization_token, user_id, token_owner);
-- Not partial, because SQLite does not use a partial index for a list of values.
CREATE INDEX events_token ON events (token_uid, created_at DESC);
CREATE INDEX events_credential ON events (credential_uid, created_at DESC);
CREATE INDEX events_user ON events (user_id, created_at DESC);
-- For counting the recent refused sign-ins before another one is recorded.
CREATE INDEX events_refused ON events (created_at, address) WHERE operation = 'sign_in_refused';
