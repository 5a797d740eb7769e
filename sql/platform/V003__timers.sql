-- Wake-ups of runs. The claim index is the primary key, so a claim locks one record per row and never sorts.
CREATE TABLE pf_timer (
    lane    TINYINT     NOT NULL COMMENT '0 triggered, 1 bulk',
    slot    TINYINT     NOT NULL COMMENT '0-15, hash of the run',
    due_at  DATETIME(3) NOT NULL,
    id      BIGINT      NOT NULL,
    run_id  BIGINT      NOT NULL,
    wait_no INT         NOT NULL COMMENT 'wait of the run that this timer belongs to',
    PRIMARY KEY (lane, slot, due_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'timers of waiting runs';
