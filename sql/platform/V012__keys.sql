-- Which keys of the key file this database was written with, so that a start without one of them is refused.
CREATE TABLE pf_key (
  id CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as in the key file',
  purpose VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'aes or hmac',
  check_value BINARY(16) NOT NULL COMMENT 'shows that the key behind the id is the same, tells nothing about it',
  first_seen_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='encryption keys in use';
