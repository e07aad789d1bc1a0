-- A key that was used stays until its end: whoever presses "Continue" a second time is signed in already.
ALTER TABLE sign_in_keys ADD COLUMN is_used INTEGER NOT NULL DEFAULT 0;
