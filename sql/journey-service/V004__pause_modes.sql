-- How a paused journey is paused. The word 'paused' alone, of an earlier release, is 'hold'.
ALTER TABLE jn_journey
  ADD COLUMN pause_mode VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'hold' COMMENT 'hold, drain, stop',
  ALGORITHM=INSTANT;
