-- What journeys tell the people of the brand in the console. Deleted after a month.
CREATE TABLE jn_notice (
  id          BIGINT       NOT NULL COMMENT 'time-sorted',
  run_id      BIGINT       NOT NULL,
  node        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit       INT          NOT NULL,
  journey_id  BIGINT       NOT NULL,
  customer_id BIGINT       NOT NULL,
  told        VARCHAR(500) NOT NULL,
  created_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY u_step (run_id, node, visit)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='notices in the console';

-- Up to which notice a user has looked.
CREATE TABLE jn_notice_seen (
  user_id BIGINT NOT NULL,
  seen_id BIGINT NOT NULL,
  PRIMARY KEY (user_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='who has seen what';
