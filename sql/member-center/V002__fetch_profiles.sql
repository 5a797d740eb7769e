-- Profiles are fetched from the platform after a follow, off the hot path. A column of the row that the follow writes
-- anyway, so that it costs no row of its own.
ALTER TABLE mb_reach
  ADD COLUMN profile_due_at DATETIME(3) NULL COMMENT 'the profile is to be fetched since then; null: nothing to fetch',
  ADD KEY k_mb_reach_profile (profile_due_at);
