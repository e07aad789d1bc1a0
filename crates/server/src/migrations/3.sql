-- Who may see a token stands in the index too: counting and turning pages walk it alone, whoever asks.
DROP INDEX tokens_newest;
CREATE INDEX tokens_newest ON tokens (created_at DESC, id DESC, is_organization_token, user_id);
