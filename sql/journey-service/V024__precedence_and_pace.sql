-- How a journey stands to others. In force at once, for runs of every version.
ALTER TABLE jn_journey
  ADD COLUMN priority TINYINT NOT NULL DEFAULT 5 COMMENT '1 to 9; the higher comes first',
  ADD COLUMN per_hour INT NOT NULL DEFAULT 0 COMMENT 'so many of its messages leave in an hour; 0: no limit',
  ADD COLUMN campaign_id BIGINT NOT NULL DEFAULT 0 COMMENT '0: none',
  ALGORITHM=INSTANT;

-- While a person is in one journey, others are held back.
CREATE TABLE jn_precedence (
  id          BIGINT      NOT NULL,
  journey_id  BIGINT      NOT NULL COMMENT 'while a person is in this journey; 0: see campaign_id',
  campaign_id BIGINT      NOT NULL COMMENT 'while a person is in any journey of this campaign; 0: see journey_id',
  lower_only  TINYINT     NOT NULL COMMENT '1: holds back journeys of a lower priority only',
  refuses     TINYINT     NOT NULL COMMENT '1: the person does not enter others',
  marketing   VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'go, wait, drop',
  created_at  DATETIME(3) NOT NULL,
  created_by  VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='which journeys come first';

-- How far ahead a journey's messages have taken its time. Locked by whoever lets one go.
CREATE TABLE jn_pace (
  journey_id BIGINT NOT NULL,
  next_us    BIGINT NOT NULL COMMENT 'microseconds since 1970 UTC',
  PRIMARY KEY (journey_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='pace of journeys';
