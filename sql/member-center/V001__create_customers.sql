-- Who the customer is: rows, identities, reach, timeline, tags, attributes, merges.
-- Lock order: mb_customer by ascending id, then mb_identity by (ns, value_hash). Whoever holds the customer's row may
-- change whatever is kept about that person.

-- A person. The id is the One-ID and sorts by time; a merged customer points to its root for ever.
CREATE TABLE mb_customer (
  id              BIGINT       NOT NULL,
  seq             BIGINT       NOT NULL COMMENT 'dense number for bitmaps, given out in blocks, gaps allowed',
  brand_id        SMALLINT     NOT NULL DEFAULT 1,
  name            VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL COMMENT 'what the person calls themself',
  remark          VARCHAR(64)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL COMMENT 'what operators call the person',
  tail            VARCHAR(4)   CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'end of the first openid, shown when there is no name',
  attributes      MEDIUMTEXT   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'JSON object of texts; mb_attribute is its index',
  verified_phones SMALLINT     NOT NULL DEFAULT 0,
  blocked         TINYINT      NOT NULL DEFAULT 0 COMMENT '1: the brand sends nothing to this person',
  merged_into     BIGINT       NULL COMMENT 'root customer; never a chain',
  created_at      DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_mb_customer_seq (seq),
  KEY k_mb_customer_name (name),
  KEY k_mb_customer_remark (remark),
  KEY k_mb_customer_tail (tail)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Blocks of the dense sequence.
CREATE TABLE mb_sequence (
  name       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_value BIGINT      NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
INSERT INTO mb_sequence (name, next_value) VALUES ('customer', 1);

-- Namespaces of identities: unionid, phone, openid:<appid>, ext:<system>.
CREATE TABLE mb_namespace (
  id       SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT,
  brand_id SMALLINT          NOT NULL DEFAULT 1,
  name     VARCHAR(96) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_mb_namespace_name (brand_id, name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
INSERT INTO mb_namespace (id, brand_id, name) VALUES (1, 1, 'unionid'), (2, 1, 'phone'), (3, 1, 'member-no');

-- One id of a person in one namespace. Phones: value is null, secret is the cipher text, value_hash the keyed look-up hash.
CREATE TABLE mb_identity (
  ns          SMALLINT UNSIGNED NOT NULL,
  value_hash  BINARY(32)        NOT NULL COMMENT 'SHA-256 of the value; of a phone the keyed look-up hash',
  id          BIGINT            NOT NULL,
  customer_id BIGINT            NOT NULL COMMENT 'always a root',
  value       VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
  secret      VARBINARY(255)    NULL,
  bound_at    DATETIME(3)       NOT NULL,
  PRIMARY KEY (ns, value_hash),
  KEY k_mb_identity_customer (customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- How a person can be reached at an account; written in the event's transaction, compares the sender's time, never goes back.
CREATE TABLE mb_reach (
  customer_id BIGINT      NOT NULL,
  identity_id BIGINT      NOT NULL,
  account_id  BIGINT      NOT NULL,
  following   TINYINT     NOT NULL,
  changed_at  DATETIME(3) NOT NULL COMMENT 'time by the sender of the newest event that told whether the person follows',
  since       DATETIME(3) NULL COMMENT 'start of the present following',
  message_at  DATETIME(3) NULL COMMENT 'last message of the person; opens the long window',
  tap_at      DATETIME(3) NULL COMMENT 'last follow, scan or menu click; opens the short window',
  PRIMARY KEY (customer_id, identity_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The timeline: facts, written once, never moved by a merge. Partitioned by the time inside the id; a duty makes partitions.
CREATE TABLE mb_event (
  customer_id BIGINT      NOT NULL,
  id          BIGINT      NOT NULL,
  identity_id BIGINT      NOT NULL COMMENT '0: told by no identity',
  account_id  BIGINT      NOT NULL,
  type        VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane        TINYINT     NOT NULL,
  occurred_at DATETIME(3) NOT NULL,
  received_at DATETIME(3) NOT NULL,
  data        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (customer_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin
PARTITION BY RANGE (id) (PARTITION p_max VALUES LESS THAN MAXVALUE);

CREATE TABLE mb_tag (
  id         BIGINT      NOT NULL,
  brand_id   SMALLINT    NOT NULL DEFAULT 1,
  name       VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  name_key   BINARY(16)  NOT NULL COMMENT 'hash of the normalised name',
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_mb_tag_name (brand_id, name_key),
  KEY k_mb_tag_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE mb_customer_tag (
  customer_id BIGINT      NOT NULL,
  tag_id      BIGINT      NOT NULL,
  source      VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  since       DATETIME(3) NOT NULL,
  valid_until DATETIME(3) NULL COMMENT 'falls off by itself then; null: never',
  PRIMARY KEY (customer_id, tag_id),
  KEY k_mb_customer_tag_tag (tag_id, customer_id),
  KEY k_mb_customer_tag_until (valid_until)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Index of mb_customer.attributes for conditions over all customers; same writer, same transaction.
CREATE TABLE mb_attribute (
  customer_id BIGINT        NOT NULL,
  attr_key    VARCHAR(64)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  folded      VARCHAR(640)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'value, NFC, trimmed, case folded by Java',
  num         DECIMAL(19,4) NULL COMMENT 'value when it is a number',
  PRIMARY KEY (customer_id, attr_key),
  KEY k_mb_attribute_key (attr_key, folded(32))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A merge and what it changed, so that it can be undone exactly.
CREATE TABLE mb_merge (
  id          BIGINT      NOT NULL,
  survivor_id BIGINT      NOT NULL,
  loser_id    BIGINT      NOT NULL,
  cause       VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_id    BIGINT      NOT NULL,
  merged_at   DATETIME(3) NOT NULL,
  undone_at   DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY k_mb_merge_survivor (survivor_id),
  KEY k_mb_merge_loser (loser_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE mb_merge_item (
  merge_id   BIGINT      NOT NULL,
  no         INT         NOT NULL,
  table_name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  row_id     VARCHAR(96) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  was        MEDIUMTEXT  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the row before, as JSON',
  PRIMARY KEY (merge_id, no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Merged ids only: readers of facts use all ids of the cluster.
CREATE TABLE mb_alias (
  customer_id BIGINT NOT NULL,
  root_id     BIGINT NOT NULL,
  PRIMARY KEY (customer_id),
  KEY k_mb_alias_root (root_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Two customers that one event names together but that must not become one without a person's decision.
CREATE TABLE mb_merge_conflict (
  id         BIGINT      NOT NULL,
  customer_a BIGINT      NOT NULL,
  customer_b BIGINT      NOT NULL,
  reason     VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_id   BIGINT      NOT NULL,
  noticed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_mb_merge_conflict (customer_a, customer_b, reason)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Idempotency keys of posted events, kept 72 hours: a retry meets the first post's time and so the same inbox row.
CREATE TABLE mb_post (
  key_hash  BINARY(32)   NOT NULL,
  body_hash BINARY(16)   NOT NULL COMMENT 'the same key with another body is refused',
  created_s INT UNSIGNED NOT NULL,
  PRIMARY KEY (key_hash),
  KEY k_mb_post_created (created_s)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
