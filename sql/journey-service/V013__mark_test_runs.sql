-- Runs that an operator let in to test: real for the person, in none of the numbers. Few, so the runs' table stays as it is.
CREATE TABLE jn_test_run (
  journey_id BIGINT      NOT NULL,
  run_id     BIGINT      NOT NULL,
  entered_at DATETIME(3) NOT NULL,
  PRIMARY KEY (journey_id, run_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='runs that are not counted';
