-- The tokens that made other tokens. A row stays when its token is deleted, so that a maker stays known by name.
CREATE TABLE token_makers (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    is_organization_token INTEGER NOT NULL,
    -- The token that made this one; null where a session made it, or where it is not known.
    made_with TEXT REFERENCES token_makers (uid)
) STRICT, WITHOUT ROWID;

ALTER TABLE tokens ADD COLUMN made_with TEXT REFERENCES token_makers (uid);

-- The events of the creates know the makers of tokens that exist already. The type of a maker whose own create is not
-- known counts as personal: then only its creator and admins see its name.
INSERT INTO token_makers (uid, name, is_organization_token, made_with)
SELECT e.credential_uid, max(e.credential_name),
    coalesce(max(t.is_organization_token), max(c.is_about_organization_token), 0), nullif(max(c.credential_uid), '')
FROM events e
LEFT JOIN tokens t ON t.uid = e.credential_uid
LEFT JOIN events c ON c.token_uid = e.credential_uid AND c.operation = 'created'
WHERE e.operation = 'created' AND e.credential_uid <> ''
GROUP BY e.credential_uid;

UPDATE tokens SET made_with = (
    SELECT nullif(max(e.credential_uid), '') FROM events e WHERE e.token_uid = tokens.uid AND e.operation = 'created'
);
