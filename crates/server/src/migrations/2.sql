-- The idempotency key of a create, and the SHA-256 of the requested fields. They are deleted with the token.
ALTER TABLE tokens ADD COLUMN create_key TEXT;
ALTER TABLE tokens ADD COLUMN create_meaning BLOB;

CREATE UNIQUE INDEX tokens_create_key ON tokens (user_id, create_key) WHERE create_key IS NOT NULL;
