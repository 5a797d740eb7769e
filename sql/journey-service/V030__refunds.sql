-- What was paid back of orders. It may be told before the order is, and for orders of no journey.
CREATE TABLE jn_refund (
  order_hash  BINARY(16)  NOT NULL COMMENT 'of the order id as it was told',
  refund_hash BINARY(16)  NOT NULL COMMENT 'of the refund id as it was told, else of the event',
  event_id    BIGINT      NOT NULL COMMENT 'that told it first',
  cents       BIGINT      NULL COMMENT 'null: all of the order',
  at          DATETIME(3) NOT NULL COMMENT 'when it was stored',
  PRIMARY KEY (order_hash, refund_hash),
  KEY k_jn_refund_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='refunds of orders';

ALTER TABLE jn_order
  ADD COLUMN hour INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the entry, since 1970 UTC; 0: an older row, see the run id',
  ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0 COMMENT 'of its cents, what was paid back; never more',
  ADD KEY k_jn_order_hash (order_hash);

ALTER TABLE jn_money
  ADD COLUMN refunds BIGINT NOT NULL DEFAULT 0 COMMENT 'orders of which something was paid back',
  ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0 COMMENT 'cents paid back';
