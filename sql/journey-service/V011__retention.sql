-- Who has been in a journey by a run that is forgotten: what re-entry rules need to know of the past.
CREATE TABLE jn_been (
  customer_id BIGINT       NOT NULL,
  journey_id  BIGINT       NOT NULL,
  key_hash    BINARY(16)   NOT NULL COMMENT 'of run_key',
  run_key     VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'value of the entry key; empty: none',
  entered_at  DATETIME(3)  NOT NULL COMMENT 'the last forgotten entry',
  times       INT          NOT NULL COMMENT 'forgotten entries',
  PRIMARY KEY (customer_id, journey_id, key_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='entries whose runs are forgotten';

-- How many runs are forgotten, so that counters can still be compared with runs.
CREATE TABLE jn_forgotten (
  journey_id BIGINT  NOT NULL,
  version    INT     NOT NULL,
  state      TINYINT NOT NULL COMMENT 'as in jn_run',
  n          BIGINT  NOT NULL,
  PRIMARY KEY (journey_id, version, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='forgotten runs by how they ended';
