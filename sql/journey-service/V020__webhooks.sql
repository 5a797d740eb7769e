-- Outside addresses that journeys call. Secrets are encrypted and never shown again.
CREATE TABLE jn_webhook (
  id         BIGINT        NOT NULL,
  name       VARCHAR(60)   NOT NULL,
  kind       VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'http or wecom-robot',
  url        VARBINARY(2200) NOT NULL COMMENT 'encrypted: robots carry their key in it',
  host       VARCHAR(260)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'shown',
  headers    BLOB          NULL COMMENT 'encrypted JSON object',
  secret     VARBINARY(400) NULL COMMENT 'encrypted; signs the body',
  enabled    TINYINT       NOT NULL DEFAULT 1,
  created_at DATETIME(3)   NOT NULL,
  updated_at DATETIME(3)   NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='outside addresses';

-- One call that a step decided on; repeated until it has an answer or its time is over. Deleted after a month.
CREATE TABLE jn_call (
  run_id      BIGINT       NOT NULL COMMENT '0 for a trial',
  node        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit       INT          NOT NULL,
  webhook_id  BIGINT       NOT NULL,
  journey_id  BIGINT       NOT NULL,
  customer_id BIGINT       NOT NULL,
  lane        TINYINT      NOT NULL,
  state       TINYINT      NOT NULL COMMENT '0 planned 1 ok 2 failed 3 given up',
  ticket      BIGINT       NOT NULL COMMENT 'the one outbox item that may act on this row',
  attempts    SMALLINT     NOT NULL,
  planned_at  DATETIME(3)  NOT NULL,
  give_up_at  DATETIME(3)  NOT NULL,
  next_at     DATETIME(3)  NULL COMMENT 'of the next attempt',
  done_at     DATETIME(3)  NULL,
  status      SMALLINT     NOT NULL DEFAULT 0 COMMENT 'HTTP status of the last attempt; 0: no answer',
  reason      VARCHAR(120) NULL COMMENT 'why the last attempt failed',
  wake_no     INT          NOT NULL COMMENT '0: nobody waits',
  body        MEDIUMBLOB   NOT NULL COMMENT 'JSON',
  answer      BLOB         NULL COMMENT 'JSON, at most 16 KB',
  PRIMARY KEY (run_id, node, visit),
  KEY ix_webhook (webhook_id, planned_at),
  KEY ix_planned (planned_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='calls to outside addresses';
