-- Events that a journey's entry condition refused, kept for as long as the journey says: when it turns out who the
-- customer is, they are looked at once more. The newest of each key counts. Changed under the customer's lock.
CREATE TABLE jn_late (
  customer_id BIGINT      NOT NULL,
  journey_id  BIGINT      NOT NULL,
  key_hash    BINARY(16)  NOT NULL COMMENT 'of the entry key',
  event_id    BIGINT      NOT NULL,
  until_at    DATETIME(3) NOT NULL COMMENT 'of no use from then on',
  body        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON',
  PRIMARY KEY (customer_id, journey_id, key_hash),
  KEY k_jn_late_until (until_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='refused events that may still let somebody in';
