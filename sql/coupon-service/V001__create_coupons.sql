-- Coupons: batches, their stock in buckets, and each issued coupon.
-- Lock order: the customer's row first (per-person limit), stock after it; a batch's buckets ascending.

CREATE TABLE cp_batch (
  id               BIGINT       NOT NULL,
  brand_id         SMALLINT     NOT NULL DEFAULT 1,
  title            VARCHAR(60)  CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NOT NULL,
  kind             VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'cash, discount, gift',
  amount_cents     BIGINT       NULL COMMENT 'cash: worth',
  discount_percent SMALLINT     NULL COMMENT 'discount: percent that is paid, 80 = 八折',
  gift_name        VARCHAR(60)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  threshold_cents  BIGINT       NULL COMMENT 'least order value; null: any',
  description      VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  total            BIGINT       NOT NULL COMMENT 'sum of stock and issued',
  buckets          SMALLINT     NOT NULL COMMENT 'rows of cp_stock',
  limit_per_person INT          NOT NULL,
  valid_mode       VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'fixed, after-claim',
  valid_from       DATETIME(3)  NULL,
  valid_until      DATETIME(3)  NULL,
  valid_days       INT          NULL,
  state            VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'open, closed',
  created_at       DATETIME(3)  NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What is left, spread over rows so that claims of one hot batch do not wait for each other.
CREATE TABLE cp_stock (
  batch_id BIGINT   NOT NULL,
  bucket   SMALLINT NOT NULL,
  remaining BIGINT  NOT NULL,
  PRIMARY KEY (batch_id, bucket)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- A coupon belongs to the root customer: a merge moves it (state), so that limits and wallets stay whole.
CREATE TABLE cp_coupon (
  id          BIGINT         NOT NULL,
  batch_id    BIGINT         NOT NULL,
  customer_id BIGINT         NOT NULL,
  identity_id BIGINT         NOT NULL,
  key_hash    BINARY(32)     NOT NULL COMMENT 'hash of the idempotency key',
  code_hash   BINARY(32)     NOT NULL COMMENT 'keyed look-up hash of the code',
  code_secret VARBINARY(128) NOT NULL COMMENT 'the code, encrypted: it is worth money',
  state       VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'issued, redeemed, expired',
  valid_from  DATETIME(3)    NOT NULL,
  valid_until DATETIME(3)    NOT NULL COMMENT 'first moment at which it is no longer valid',
  source      VARCHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'why it was issued',
  issued_at   DATETIME(3)    NOT NULL,
  redeemed_at DATETIME(3)    NULL,
  store_id    VARCHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  operator    VARCHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'person who redeemed it',
  order_id    VARCHAR(64)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_cp_coupon_key (key_hash),
  UNIQUE KEY uk_cp_coupon_code (code_hash),
  KEY k_cp_coupon_customer (customer_id, batch_id),
  KEY k_cp_coupon_batch (batch_id, id),
  KEY k_cp_coupon_until (state, valid_until),
  KEY k_cp_coupon_redeemed (redeemed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Redeemed and expired coupons of a batch; readers sum over the slots. Issued = total - stock.
CREATE TABLE cp_count (
  batch_id BIGINT      NOT NULL,
  what     VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'redeemed, expired',
  slot     SMALLINT    NOT NULL,
  n        BIGINT      NOT NULL,
  PRIMARY KEY (batch_id, what, slot)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
