-- People who sign in to the console. Names are shown, usernames are typed: lower case, ascii.
CREATE TABLE pf_user (
  id BIGINT NOT NULL,
  username VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(64) NOT NULL,
  role VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'argon2id with its parameters',
  disabled TINYINT NOT NULL DEFAULT 0,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  last_sign_in_at DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_user_username (username)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='console users';

-- One row per signed-in browser; shared by all nodes. Only the hash of the cookie is kept.
CREATE TABLE pf_session (
  token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie',
  user_id BIGINT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  last_seen_at DATETIME(3) NOT NULL COMMENT 'precise to a minute',
  expires_at DATETIME(3) NOT NULL COMMENT 'slides with last_seen_at, never beyond the longest life',
  PRIMARY KEY (token_hash),
  KEY ix_session_user (user_id),
  KEY ix_session_expires (expires_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='console sessions';

-- Failed sign-ins by user name and by address, whether the user exists or not.
CREATE TABLE pf_sign_in_failure (
  subject BINARY(32) NOT NULL COMMENT 'SHA-256 of user:<name> or ip:<address>',
  failures INT NOT NULL,
  last_at DATETIME(3) NOT NULL,
  locked_until DATETIME(3) NULL,
  PRIMARY KEY (subject),
  KEY ix_sign_in_failure_last (last_at)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='sign-in throttle';

-- Bearer keys of machines: yk_<key_id>_<secret>.
CREATE TABLE pf_api_key (
  id BIGINT NOT NULL,
  brand_id SMALLINT NOT NULL DEFAULT 1,
  key_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'public part of the key',
  secret_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the secret part',
  name VARCHAR(64) NOT NULL,
  scopes VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'rights, separated by blanks',
  created_by VARCHAR(64) NOT NULL COMMENT 'name of who made it',
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NULL,
  last_used_at DATETIME(3) NULL COMMENT 'precise to a minute',
  revoked_at DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_api_key_key_id (key_id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT='API keys';
