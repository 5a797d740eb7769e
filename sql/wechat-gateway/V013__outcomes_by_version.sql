-- Which version of a journey decided on a message, so that outcomes can be told by version. Older rows have none.
ALTER TABLE gw_send ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'of the journey; 0: none, or an older row';

ALTER TABLE gw_outcome
  ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'of the journey that decided on the messages; 0: none, or older',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (source_ref, hour, node, kind, version, slot);
