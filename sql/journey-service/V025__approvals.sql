-- Whether journeys need another pair of eyes before they are published: one row, none until somebody sets it.
CREATE TABLE jn_approval_rule (
  id         TINYINT     NOT NULL COMMENT 'always 1',
  needed     VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'never, others, always',
  updated_at DATETIME(3) NOT NULL,
  updated_by VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='who needs approval';

-- A draft as it was when somebody asked for approval. Another revision of the draft makes it void.
CREATE TABLE jn_approval (
  id           BIGINT       NOT NULL,
  journey_id   BIGINT       NOT NULL,
  revision     INT          NOT NULL,
  state        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'submitted, approved, sent-back, withdrawn, void, published',
  note         VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  submitter    VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'kind and id of who asked',
  submitted_by VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  submitted_at DATETIME(3)  NOT NULL,
  decided_by   VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  decided_at   DATETIME(3)  NULL,
  comment      VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  urged        VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'when, as seconds since 1970, by comma; of the last day',
  PRIMARY KEY (id),
  KEY k_jn_approval_state (state, id),
  KEY k_jn_approval_journey (journey_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='approvals of journeys';
