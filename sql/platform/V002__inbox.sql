-- What the outside told us, written once and never updated. Partitions are made ahead and dropped by a duty.
CREATE TABLE pf_inbox (
    created_s  INT UNSIGNED   NOT NULL COMMENT 'sender''s time in seconds; a retry carries the same',
    dedupe     BINARY(16)     NOT NULL COMMENT 'equal for a retry, different for distinct events',
    id         BIGINT         NOT NULL COMMENT 'id of the event',
    source     VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'decoder that understands the body',
    account_id BIGINT         NOT NULL,
    sender     VARBINARY(128) NOT NULL,
    lane_key   BIGINT         NOT NULL COMMENT 'hash of account and sender: order is kept within it',
    lane       TINYINT        NOT NULL COMMENT '0 triggered, 1 bulk',
    body       MEDIUMBLOB     NOT NULL,
    reply      BLOB           NULL COMMENT 'passive reply, given again at a second delivery',
    trace_id   VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stored_at  DATETIME(3)    NOT NULL,
    late       TINYINT        NOT NULL COMMENT '1 when it is a replayed dead letter',
    PRIMARY KEY (created_s, dedupe)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'inbox: stored before it is answered'
PARTITION BY RANGE (created_s) (
    PARTITION p_min VALUES LESS THAN (1735689600),
    PARTITION p_max VALUES LESS THAN MAXVALUE
);

-- Inbox rows that wait for the pipeline; deleted by the transaction that handles them.
CREATE TABLE pf_pending (
    lane_key    BIGINT       NOT NULL,
    id          BIGINT       NOT NULL,
    lane        TINYINT      NOT NULL,
    attempts    TINYINT      NOT NULL COMMENT 'times it failed alone',
    owner       SMALLINT     NOT NULL COMMENT 'node that tries first; -1 nobody',
    created_s   INT UNSIGNED NOT NULL,
    dedupe      BINARY(16)   NOT NULL,
    lease_until BIGINT       NOT NULL COMMENT 'milliseconds since 1970, database time; when nobody has it: when it was stored',
    PRIMARY KEY (lane_key, id),
    KEY k_lease (lease_until)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'events that are not handled yet, in lanes';

-- Events that nobody could handle, for people to look at, replay or discard.
CREATE TABLE pf_dead_letter (
    id         BIGINT         NOT NULL COMMENT 'id of the inbox row',
    source     VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id BIGINT         NOT NULL,
    sender     VARBINARY(128) NOT NULL,
    lane       TINYINT        NOT NULL,
    created_s  INT UNSIGNED   NOT NULL,
    body       MEDIUMBLOB     NOT NULL,
    trace_id   VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    error      VARCHAR(2000)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    attempts   TINYINT        NOT NULL,
    state      VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'open, replayed, discarded',
    dead_at    DATETIME(3)    NOT NULL,
    PRIMARY KEY (id),
    KEY k_state (state, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'events that could not be handled';
