-- Tests of random splits that pick their winner by themselves. A test belongs to the shares of its ways, over all versions
-- in which these are the same; an operator who starts again begins the next round. The row is the decision: made once,
-- whoever makes it. A first round has no row until it is decided.
CREATE TABLE jn_winner (
  journey_id BIGINT      NOT NULL,
  node       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ways       VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'shares of the ways, by colon',
  round      INT         NOT NULL COMMENT 'from 1',
  since      DATETIME(3) NULL COMMENT 'people who entered before do not count; null: since the publication',
  version    INT         NOT NULL COMMENT 'published when it was decided; 0: not decided',
  port       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'way for whoever is new; null: people are split',
  clear      TINYINT     NOT NULL COMMENT '1: the winner was better beyond chance',
  decided_at DATETIME(3) NULL COMMENT 'null: not decided',
  numbers    TEXT        CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'people and goals by way when it was decided, JSON',
  PRIMARY KEY (journey_id, node, ways, round)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='winners of random splits';
