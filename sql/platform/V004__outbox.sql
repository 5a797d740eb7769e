-- Calls that have to leave the process. A claim deletes rows here and keeps them in one row of pf_outbox_claim.
CREATE TABLE pf_outbox (
    kind       TINYINT       NOT NULL COMMENT '1 channel message',
    lane       TINYINT       NOT NULL COMMENT '0 triggered, 1 bulk',
    slot       TINYINT       NOT NULL COMMENT '0-15, hash of the recipient',
    next_at    DATETIME(3)   NOT NULL,
    id         BIGINT        NOT NULL,
    account_id BIGINT        NOT NULL,
    ref        VARBINARY(96) NOT NULL COMMENT 'the owner''s key of the work',
    PRIMARY KEY (kind, lane, slot, next_at, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'outside calls to do';

CREATE TABLE pf_outbox_claim (
    token       BIGINT     NOT NULL,
    kind        TINYINT    NOT NULL,
    lane        TINYINT    NOT NULL,
    lease_until BIGINT     NOT NULL COMMENT 'milliseconds since 1970, database time',
    items       MEDIUMBLOB NOT NULL COMMENT 'the claimed rows',
    PRIMARY KEY (token),
    KEY k_lease (kind, lease_until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'outside calls that a worker has taken';
