-- Who changed what. Written in the transaction of the change; never updated.
CREATE TABLE pf_audit (
  id BIGINT NOT NULL COMMENT 'time-sorted',
  at DATETIME(3) NOT NULL,
  actor_kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'user, key or system',
  actor_id VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_name VARCHAR(64) NOT NULL COMMENT 'as it was then',
  action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  ip VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
  trace_id CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (id),
  KEY ix_audit_action (action, id),
  KEY ix_audit_subject (subject, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='audit log';
