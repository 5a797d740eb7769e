-- Who is in no journey, counted by reason. One row: the pass under way, and what the last whole one found.
CREATE TABLE jn_coverage (
  id         TINYINT     NOT NULL COMMENT 'always 1',
  reached    BIGINT      NOT NULL COMMENT 'customers up to this id have been counted in the pass under way',
  counting   TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'JSON: number by reason so far',
  found      TEXT        CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'JSON: number by reason',
  found_at   DATETIME(3) NULL COMMENT 'end of the last whole pass; null: none yet',
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='customers in no journey';
INSERT INTO jn_coverage (id, reached, counting, found, found_at) VALUES (1, 0, '{}', '{}', NULL);
