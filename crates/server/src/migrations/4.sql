-- A deployment's name is unique in its cluster alone, so a token holds the uids of those that it may access.
CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE
) STRICT;

INSERT INTO clusters (uid, name)
SELECT lower(hex(randomblob(10))), 'default' WHERE EXISTS (SELECT 1 FROM deployments);

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
