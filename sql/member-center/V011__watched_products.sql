-- Who waits for news about a product: has it in the cart, marked it, or asked to be told. Found by product, first come
-- first.
CREATE TABLE mb_watch (
  customer_id BIGINT       NOT NULL,
  product_key BINARY(16)   NOT NULL COMMENT 'hash of the product''s id',
  kind        TINYINT      NOT NULL COMMENT '0 in the cart, 1 marked, 2 asked to be told',
  id          BIGINT       NOT NULL COMMENT 'time-sorted: when the person came first',
  at          DATETIME(3)  NOT NULL COMMENT 'when the person last did it',
  PRIMARY KEY (customer_id, product_key, kind),
  KEY k_mb_watch_product (product_key, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='customers who watch products';
