-- Short links in messages: whose they are, where they lead, whether they were opened. Deleted when they are old.
CREATE TABLE gw_link (
  code        VARCHAR(12)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'random; whoever knows it has the message',
  created_at  DATETIME(3)   NOT NULL,
  source_id   BIGINT        NOT NULL COMMENT 'with node and visit the message in gw_send',
  node        VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit       INT           NOT NULL,
  source_kind VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_ref  BIGINT        NOT NULL COMMENT 'journey or manual send',
  account_id  BIGINT        NOT NULL,
  recipient   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  url         VARCHAR(2048) NOT NULL,
  clicks      INT           NOT NULL DEFAULT 0,
  first_at    DATETIME(3)   NULL COMMENT 'first click',
  last_at     DATETIME(3)   NULL COMMENT 'last click',
  PRIMARY KEY (code),
  KEY ix_message (source_id, node, visit),
  KEY ix_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='short links';
