-- What becomes of people who wait in older versions when a new one is published. Done in small steps; the row is the cursor.
CREATE TABLE jn_move (
  id          BIGINT      NOT NULL,
  journey_id  BIGINT      NOT NULL,
  to_version  INT         NOT NULL,
  plan        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON: what was decided for each place',
  expected    BIGINT      NOT NULL COMMENT 'people who stood at these places when it was published',
  pass_state  TINYINT     NOT NULL COMMENT 'state of runs that is being gone through',
  pass_after  BIGINT      NOT NULL COMMENT 'runs of that state up to this id are done in this pass',
  pass_found  INT         NOT NULL COMMENT 'people found in this pass; a pass that finds none is the last',
  moved       BIGINT      NOT NULL,
  gone        BIGINT      NOT NULL COMMENT 'taken out of the journey',
  started_at  DATETIME(3) NOT NULL,
  started_by  VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  finished_at DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY k_jn_move_journey (journey_id, id),
  KEY k_jn_move_open (finished_at, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='moves of people between versions of journeys';
