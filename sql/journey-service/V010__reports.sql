-- What brought people in is counted too: event type, account and scene need more room. Hours are those of the entry, so
-- that everything about the people of a period adds up; refusals have the hour in which they happened.
ALTER TABLE jn_count
  MODIFY COLUMN kind VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'entered, left, finished, port:x, lost:x, from:x, refused:x, …',
  ALGORITHM=INPLACE, LOCK=NONE;

-- An order counts once for each journey whose people made it; this row says that it did.
CREATE TABLE jn_order (
  journey_id  BIGINT      NOT NULL,
  order_hash  BINARY(16)  NOT NULL COMMENT 'of the order id as it was told',
  run_id      BIGINT      NOT NULL COMMENT 'the last entry before the order',
  event_id    BIGINT      NOT NULL COMMENT 'that told it first',
  customer_id BIGINT      NOT NULL COMMENT 'as it was then; a fact, not moved by a merge',
  version     INT         NOT NULL,
  held        TINYINT     NOT NULL COMMENT '1: made by somebody who was left out on purpose',
  day         SMALLINT    NOT NULL COMMENT 'whole days from the entry to the order',
  cents       BIGINT      NOT NULL,
  at          DATETIME(3) NOT NULL COMMENT 'when it was stored',
  PRIMARY KEY (journey_id, order_hash),
  KEY k_jn_order_run (run_id),
  KEY k_jn_order_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='orders attributed to journeys';

-- Sums over jn_order, kept for ever. Readers sum over slots.
CREATE TABLE jn_money (
  journey_id BIGINT       NOT NULL,
  version    INT          NOT NULL,
  held       TINYINT      NOT NULL,
  hour       INT UNSIGNED NOT NULL COMMENT 'hour of the entry, since 1970 UTC',
  day        SMALLINT     NOT NULL COMMENT 'whole days from the entry to the order',
  slot       TINYINT      NOT NULL,
  orders     BIGINT       NOT NULL,
  cents      BIGINT       NOT NULL,
  PRIMARY KEY (journey_id, version, held, hour, day, slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='revenue of journeys';
