-- A journey as operators know it. The draft may be unfinished; what runs is a version.
CREATE TABLE jn_journey (
  id                BIGINT       NOT NULL,
  brand_id          SMALLINT     NOT NULL DEFAULT 1,
  name              VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  state             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'draft, running, paused, archived',
  revision          INT          NOT NULL COMMENT 'raised by each change; a writer must name the one it saw',
  published_version INT          NOT NULL DEFAULT 0 COMMENT '0: never published',
  draft             MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'definition as JSON',
  unsettled_since   DATETIME(3)  NULL COMMENT 'runs of it may still have to be let go on or ended; null: none',
  created_at        DATETIME(3)  NOT NULL,
  updated_at        DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  KEY k_jn_journey_state (state, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='journeys';

-- Published snapshots. Never changed: runs are pinned to them.
CREATE TABLE jn_version (
  journey_id   BIGINT       NOT NULL,
  version      INT          NOT NULL,
  definition   MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  awaits       TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'event types its runs may wait for, by comma',
  published_at DATETIME(3)  NOT NULL,
  published_by VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (journey_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='published versions of journeys';
