-- A key that was used stays until its end, so that "Continue" can be pressed twice.
ALTER TABLE sign_in_keys ADD COLUMN is_used INTEGER NOT NULL DEFAULT 0;
