-- What became of messages, by what they were sent for. Written with the results; readers sum over slots.
CREATE TABLE gw_outcome (
  source_ref BIGINT       NOT NULL COMMENT 'journey or manual send',
  hour       INT UNSIGNED NOT NULL COMMENT 'in which the source (a run) began, since 1970 UTC',
  node       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind       VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'sent, delivered, refused:x, not-sent:x, unknown:x, passed:x, latency:x',
  slot       SMALLINT     NOT NULL,
  n          BIGINT       NOT NULL,
  PRIMARY KEY (source_ref, hour, node, kind, slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='outcomes of messages';
