-- Several runs of a person at once, told apart by a value of the event that started them (an order, a booking).
ALTER TABLE jn_run
  ADD COLUMN run_key VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'value of the entry key; empty: none',
  ALGORITHM=INSTANT;

-- How many have entered a journey that takes only so many. Locked by whoever lets somebody in.
CREATE TABLE jn_entrance (
  journey_id BIGINT NOT NULL,
  entered    BIGINT NOT NULL,
  PRIMARY KEY (journey_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='entrants of journeys with a limit';
