-- Channel accounts of the brand. Secrets are encrypted fields (table, column and row id authenticated).
CREATE TABLE gw_account (
  id           BIGINT       NOT NULL,
  brand_id     SMALLINT     NOT NULL DEFAULT 1,
  kind         VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name         VARCHAR(64)  NOT NULL,
  app_id       VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  original_id  VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  secret       VARBINARY(512) NOT NULL,
  token        VARBINARY(512) NOT NULL,
  aes_key      VARBINARY(512) NULL,
  mode         VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  api_host     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  enabled      TINYINT      NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  updated_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_app (app_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='channel accounts';

-- One number per kind of cached thing; every node polls it and reloads what changed.
CREATE TABLE gw_version (
  name  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n     BIGINT      NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='what nodes must reload';
INSERT INTO gw_version (name, n) VALUES ('accounts', 1), ('pauses', 1), ('stops', 1);

-- Automatic answers of an account, compiled into memory by each node.
CREATE TABLE gw_reply (
  account_id  BIGINT      NOT NULL,
  rules       MEDIUMTEXT  NOT NULL COMMENT 'JSON list, in order of precedence',
  updated_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='passive replies';

-- The platform said that an account or one of its APIs must rest; api '' means the whole account.
CREATE TABLE gw_pause (
  account_id  BIGINT      NOT NULL,
  api         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since       DATETIME(3) NOT NULL,
  until_at    DATETIME(3) NOT NULL COMMENT 'one probe is let through after this',
  times       INT         NOT NULL COMMENT 'in a row; the pause doubles',
  PRIMARY KEY (account_id, api)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='accounts and APIs at rest';

-- Stops that people ordered. A row stays after it was lifted, for the ramp and for the record.
CREATE TABLE gw_stop (
  id          BIGINT       NOT NULL,
  scope       VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'all, account, channel',
  account_id  BIGINT       NOT NULL COMMENT '0 = any',
  channel     VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'empty = any',
  reason      VARCHAR(200) NOT NULL,
  created_at  DATETIME(3)  NOT NULL,
  lifted_at   DATETIME(3)  NULL,
  PRIMARY KEY (id),
  KEY ix_lifted (lifted_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='STOP ALL and its smaller siblings';

-- Access tokens shared by all nodes; who holds the lease asks the platform for the next one.
CREATE TABLE gw_token (
  account_id  BIGINT         NOT NULL,
  token       VARBINARY(1024) NULL,
  expires_at  DATETIME(3)    NOT NULL,
  forced_at   DATETIME(3)    NULL COMMENT 'last forced refresh: the platform allows 20 a day, 30 s apart',
  lease_until DATETIME(3)    NOT NULL,
  owner       BIGINT         NOT NULL,
  PRIMARY KEY (account_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='access tokens';

-- What WeChat allows for one person at one account now. *_s is the CreateTime of the last trigger; it never goes back.
CREATE TABLE gw_window (
  account_id  BIGINT      NOT NULL,
  openid      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  followed    TINYINT     NOT NULL,
  follow_s    INT UNSIGNED NOT NULL,
  msg_left    SMALLINT    NOT NULL,
  msg_s       INT UNSIGNED NOT NULL,
  tap_left    SMALLINT    NOT NULL,
  tap_s       INT UNSIGNED NOT NULL,
  enter_left  SMALLINT    NOT NULL COMMENT 'after a follow',
  enter_s     INT UNSIGNED NOT NULL,
  scan_left   SMALLINT    NOT NULL,
  scan_s      INT UNSIGNED NOT NULL,
  PRIMARY KEY (account_id, openid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='customer-service windows';

-- How many subscription notifications of one template a person has granted.
CREATE TABLE gw_credit (
  account_id  BIGINT      NOT NULL,
  openid      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  template_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  credit      INT         NOT NULL,
  blocked     TINYINT     NOT NULL COMMENT 'the person cancelled this template in the settings',
  decided_s   INT UNSIGNED NOT NULL COMMENT 'CreateTime of the last cancellation or consent',
  PRIMARY KEY (account_id, openid, template_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='subscribe credits';

-- Daily quota of an API, taken by nodes in blocks.
CREATE TABLE gw_quota (
  account_id  BIGINT      NOT NULL,
  api         VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day         INT         NOT NULL COMMENT 'yyyymmdd in the platform zone',
  used        BIGINT      NOT NULL,
  PRIMARY KEY (account_id, api, day)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='daily API quotas';

-- Ledger of messages to single persons; one row per try of a chain. source_id is time-sorted and partitions the table.
CREATE TABLE gw_send (
  source_id     BIGINT       NOT NULL COMMENT 'run, manual send or event',
  node          VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit         INT          NOT NULL,
  try_no        TINYINT UNSIGNED NOT NULL,
  source_kind   VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_ref    BIGINT       NOT NULL,
  customer_id   BIGINT       NOT NULL,
  identity_id   BIGINT       NOT NULL,
  account_id    BIGINT       NOT NULL,
  recipient     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  class         TINYINT      NOT NULL,
  lane          TINYINT      NOT NULL,
  state         TINYINT      NOT NULL COMMENT '0 planned 1 sending 2 sent 3 delivered 4 refused 5 unknown 6 not sent',
  reason        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  msg_id        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the platform''s',
  ticket        BIGINT       NOT NULL COMMENT 'the one outbox item, or take-over, that may act on this row',
  attempts      SMALLINT     NOT NULL,
  trace_id      VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  caused_at     DATETIME(3)  NOT NULL,
  planned_at    DATETIME(3)  NOT NULL,
  expires_at    DATETIME(3)  NULL,
  maybe_at      DATETIME(3)  NULL COMMENT 'first call whose answer we lost; the idempotency key counts from here',
  done_at       DATETIME(3)  NULL,
  wake_run      BIGINT       NOT NULL COMMENT '0 nobody waits',
  wake_no       INT          NOT NULL,
  preview       VARCHAR(160) NOT NULL,
  payload       MEDIUMBLOB   NOT NULL COMMENT 'JSON: this try''s content first, then what is left of the chain',
  PRIMARY KEY (source_id, node, visit, try_no),
  KEY ix_planned (planned_at),
  KEY ix_customer (customer_id, planned_at),
  KEY ix_ref (source_ref, planned_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='message ledger'
PARTITION BY RANGE (source_id) (PARTITION p_max VALUES LESS THAN MAXVALUE);

-- Which try a platform message id belongs to, until its result event has come. A result may come before our own commit.
CREATE TABLE gw_receipt (
  account_id  BIGINT      NOT NULL,
  msg_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_id   BIGINT      NOT NULL COMMENT '0 = result came first',
  node        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit       INT         NOT NULL,
  try_no      TINYINT UNSIGNED NOT NULL,
  result      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'empty = arrived, else the reason',
  created_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id, msg_id),
  KEY ix_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='messages whose result event is awaited';

-- Counts of the last days, per minute: states, reasons and latency classes; written once per batch of results.
CREATE TABLE gw_stat (
  minute  INT UNSIGNED NOT NULL COMMENT 'unix minute',
  slot    SMALLINT     NOT NULL COMMENT 'spreads writers',
  kind    CHAR(1)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 's state, r reason, l latency class',
  name    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n       BIGINT       NOT NULL,
  PRIMARY KEY (minute, slot, kind, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='send figures';
