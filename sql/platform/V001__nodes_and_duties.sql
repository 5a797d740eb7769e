-- Processes that are alive. The number is the node part of every id, so two live processes never share one.
CREATE TABLE pf_node (
    node          SMALLINT     NOT NULL COMMENT '0-1023, node part of ids',
    owner         CHAR(32)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'random word of the process that holds the number',
    lease_until   BIGINT       NOT NULL COMMENT 'milliseconds since 1970, database time',
    last_ms       BIGINT       NOT NULL COMMENT 'newest id time of the last holder; the next one starts later',
    roles         VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address       VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'host and process id, for people',
    offset_ms     BIGINT       NOT NULL COMMENT 'database clock minus this process'' clock',
    pressure_ms   BIGINT       NOT NULL COMMENT 'age of the oldest event that this process knows of and has not handled',
    seen_at       DATETIME(3)  NOT NULL,
    PRIMARY KEY (node)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'live processes and their node numbers';

-- One row per batch duty: who runs it, and which planned moment was served last.
CREATE TABLE pf_duty (
    name        VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner       CHAR(32)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    lease_until BIGINT        NOT NULL DEFAULT 0 COMMENT 'milliseconds since 1970, database time',
    planned_at  BIGINT        NOT NULL DEFAULT 0 COMMENT 'planned moment that was served last, milliseconds since 1970',
    started_at  DATETIME(3)   NULL,
    ended_at    DATETIME(3)   NULL,
    error       VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'why the last run failed; null when it did not',
    PRIMARY KEY (name)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'batch duties and their leases';
