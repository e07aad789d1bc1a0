-- A create that carried a key: the key, and SHA-256 of what was asked for. On the token's row, so that both go with it.
ALTER TABLE tokens ADD COLUMN create_key TEXT;
ALTER TABLE tokens ADD COLUMN create_meaning BLOB;

CREATE UNIQUE INDEX tokens_create_key ON tokens (user_id, create_key) WHERE create_key IS NOT NULL;
