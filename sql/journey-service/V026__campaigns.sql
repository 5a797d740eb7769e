-- What groups journeys; a journey belongs to at most one (jn_journey.campaign_id).
CREATE TABLE jn_campaign (
  id           BIGINT        NOT NULL,
  name         VARCHAR(80)   CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  state        VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'open, archived',
  starts_at    DATETIME(3)   NULL,
  ends_at      DATETIME(3)   NULL,
  budget_cents BIGINT        NULL,
  note         VARCHAR(1000) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at   DATETIME(3)   NOT NULL,
  updated_at   DATETIME(3)   NOT NULL,
  PRIMARY KEY (id),
  KEY k_jn_campaign_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='campaigns';
