-- The brand's own limits on messages to one person: one row, none until somebody sets them.
CREATE TABLE mb_contact_rules (
  id         TINYINT      NOT NULL COMMENT 'always 1',
  revision   INT          NOT NULL,
  rules      TEXT         CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'JSON',
  updated_at DATETIME(3)  NOT NULL,
  updated_by VARCHAR(80)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='quiet hours and caps';

-- What was sent to a person of late, as far as a cap counts it. Locked by whoever lets another message go.
CREATE TABLE mb_contact (
  customer_id BIGINT NOT NULL,
  recent      TEXT   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'second.class.message, by comma',
  PRIMARY KEY (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='recent messages by person';
