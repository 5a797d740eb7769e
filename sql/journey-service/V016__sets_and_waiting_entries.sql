-- People who enter because of a set: at a moment, by an event that concerns nobody in particular, or because they
-- qualified when the journey was published. Whoever works on a row names the fence it saw, so no batch is made twice.
CREATE TABLE jn_wave (
  id          BIGINT       NOT NULL,
  journey_id  BIGINT       NOT NULL,
  version     INT          NOT NULL,
  trigger_no  SMALLINT     NOT NULL COMMENT 'of that version; -1: who qualified already',
  due_at      DATETIME(3)  NOT NULL,
  cause       BINARY(16)   NOT NULL COMMENT 'hash of what caused it, so that it is caused once',
  part        SMALLINT     NOT NULL COMMENT 'a large set is cut, so that several work on it',
  event_id    BIGINT       NOT NULL COMMENT '0: by time',
  data        MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON that its runs are told',
  state       TINYINT      NOT NULL COMMENT '0 open, 1 done, 2 ended before its time',
  reached     BIGINT       NOT NULL COMMENT 'everybody up to this place has been looked at',
  until_place BIGINT       NOT NULL COMMENT 'the part ends here; 0: with the set',
  fence       INT          NOT NULL COMMENT 'raised by each batch',
  entered     BIGINT       NOT NULL,
  refused     BIGINT       NOT NULL,
  next_at     DATETIME(3)  NOT NULL COMMENT 'by the journey''s pace nobody enters before',
  owner       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'who tries first',
  lease_until BIGINT       NOT NULL COMMENT 'milliseconds since 1970, database time',
  created_at  DATETIME(3)  NOT NULL,
  ended_at    DATETIME(3)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_jn_wave_cause (journey_id, trigger_no, due_at, cause, part),
  KEY k_jn_wave_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='sets of people who enter journeys';

-- Up to when the moments of a journey's triggers have been looked at.
CREATE TABLE jn_plan (
  journey_id   BIGINT      NOT NULL,
  looked_until DATETIME(3) NOT NULL,
  PRIMARY KEY (journey_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='moments of triggers that have been served';

-- People who enter later unless something happens first. No runs: they count nowhere. Changed under the customer's lock.
CREATE TABLE jn_waiting (
  customer_id BIGINT      NOT NULL,
  journey_id  BIGINT      NOT NULL,
  key_hash    BINARY(16)  NOT NULL COMMENT 'of the entry key',
  id          BIGINT      NOT NULL COMMENT 'the timer that lets the person in names it as its run',
  due_at      DATETIME(3) NOT NULL,
  body        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON',
  PRIMARY KEY (customer_id, journey_id, key_hash),
  UNIQUE KEY uk_jn_waiting_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='entries that wait for something not to happen';
