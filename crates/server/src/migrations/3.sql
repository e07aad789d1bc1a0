-- The index also has the columns that decide who may see a token, so counting and paging read the index only.
DROP INDEX tokens_newest;
CREATE INDEX tokens_newest ON tokens (created_at DESC, id DESC, is_organization_token, user_id);
