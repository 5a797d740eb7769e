-- One customer's walk through one version. Changed only by who holds the customer's row.
CREATE TABLE jn_run (
  id          BIGINT       NOT NULL,
  journey_id  BIGINT       NOT NULL,
  version     INT          NOT NULL,
  customer_id BIGINT       NOT NULL,
  identity_id BIGINT       NOT NULL,
  account_id  BIGINT       NOT NULL COMMENT 'channel account it came through; 0 none',
  recipient   VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'openid there',
  lane        TINYINT      NOT NULL,
  trace_id    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  caused_at   DATETIME(3)  NOT NULL,
  entered_at  DATETIME(3)  NOT NULL,
  state       TINYINT      NOT NULL COMMENT '0 waiting, 1 finished, 2 left, 3 set aside, 4 held while paused',
  node        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'where it stands; null when over',
  wait_no     INT          NOT NULL COMMENT 'number of the latest wait; timers of older ones do nothing',
  timer_due   DATETIME(3)  NULL COMMENT 'with lane and timer_id the key of its timer',
  timer_id    BIGINT       NOT NULL,
  since       DATETIME(3)  NOT NULL,
  reason      VARCHAR(250) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  moves       INT          NOT NULL COMMENT 'transactions that moved it after the first',
  memory      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON with a version',
  trail       MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'story of the first transaction; later ones are in jn_step',
  PRIMARY KEY (id),
  KEY k_jn_run_customer (customer_id, state, journey_id, entered_at),
  KEY k_jn_run_journey (journey_id, state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='runs of customers through journeys';

-- Story of a run after its first transaction: one row per transaction that moved it. A fact, never moved by a merge.
CREATE TABLE jn_step (
  run_id BIGINT      NOT NULL,
  seq    INT         NOT NULL COMMENT 'the run''s moves',
  at     DATETIME(3) NOT NULL,
  trail  MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON',
  PRIMARY KEY (run_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='steps of runs'
PARTITION BY RANGE (run_id) (
  PARTITION p_min VALUES LESS THAN (1),
  PARTITION p_max VALUES LESS THAN MAXVALUE
);

-- Who matched a trigger and did not enter. Who entered has a run.
CREATE TABLE jn_why (
  customer_id BIGINT      NOT NULL,
  journey_id  BIGINT      NOT NULL,
  id          BIGINT      NOT NULL COMMENT 'time-sorted',
  at          DATETIME(3) NOT NULL,
  reason      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (customer_id, journey_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='customers who were refused by journeys'
PARTITION BY RANGE (id) (
  PARTITION p_min VALUES LESS THAN (1),
  PARTITION p_max VALUES LESS THAN MAXVALUE
);

-- Additions by hour. Readers sum over slots; writers take their own slot so that they do not wait for each other.
CREATE TABLE jn_count (
  journey_id BIGINT       NOT NULL,
  version    INT          NOT NULL,
  node       VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty: the whole journey',
  kind       VARCHAR(48)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'entered, left, finished, port:x, refused:x',
  hour       INT UNSIGNED NOT NULL COMMENT 'hours since 1970 UTC',
  slot       TINYINT      NOT NULL,
  n          BIGINT       NOT NULL,
  PRIMARY KEY (journey_id, version, node, kind, hour, slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='counters of journeys and nodes';
