-- Menus of accounts as people edit them, and as they were last published.
CREATE TABLE gw_menu (
  id           BIGINT        NOT NULL,
  account_id   BIGINT        NOT NULL,
  default_of   BIGINT        NULL COMMENT 'account id for its default menu, else null: one default menu an account',
  name         VARCHAR(60)   NOT NULL,
  tag_id       INT           NULL COMMENT 'user tag of the platform whose fans see it; null: default, or made when published',
  tag_name     VARCHAR(30)   NULL,
  draft        MEDIUMTEXT    NOT NULL COMMENT 'JSON list of buttons',
  published    MEDIUMTEXT    NULL COMMENT 'the same as it was last published; null: never',
  platform_id  VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'menuid of a published personalised menu',
  revision     INT           NOT NULL DEFAULT 1 COMMENT 'of the draft',
  busy_until   DATETIME(3)   NULL COMMENT 'somebody is publishing or removing it',
  created_at   DATETIME(3)   NOT NULL,
  draft_at     DATETIME(3)   NOT NULL,
  published_at DATETIME(3)   NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_default (default_of),
  UNIQUE KEY uk_name (account_id, name),
  UNIQUE KEY uk_tag (account_id, tag_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='menus of accounts';

-- One fan who shall see another menu; repeated until the platform has said yes or no. Deleted after a month.
CREATE TABLE gw_fan_menu (
  source_id   BIGINT       NOT NULL COMMENT 'run',
  node        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  visit       INT          NOT NULL,
  seq         BIGINT       NOT NULL COMMENT 'of two wishes for one fan the larger counts',
  account_id  BIGINT       NOT NULL,
  recipient   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id BIGINT       NOT NULL,
  menu_id     BIGINT       NOT NULL,
  lane        TINYINT      NOT NULL,
  state       TINYINT      NOT NULL COMMENT '0 planned 1 done 2 not following 3 refused 4 given up 5 overtaken',
  ticket      BIGINT       NOT NULL COMMENT 'the one outbox item that may act on this row',
  attempts    SMALLINT     NOT NULL DEFAULT 0,
  planned_at  DATETIME(3)  NOT NULL,
  give_up_at  DATETIME(3)  NOT NULL,
  done_at     DATETIME(3)  NULL,
  reason      VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  wake_no     INT          NOT NULL COMMENT '0: nobody waits',
  PRIMARY KEY (source_id, node, visit),
  KEY ix_fan (account_id, recipient, state),
  KEY ix_planned (planned_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='which menu fans shall see';
