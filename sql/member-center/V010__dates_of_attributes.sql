-- Dates among the attributes, so that whose birthday it is can be looked up by day. Same writer as the other columns;
-- rows from before are filled in by a duty.
ALTER TABLE mb_attribute
  ADD COLUMN month_day SMALLINT NULL COMMENT 'month * 100 + day when the value is a date; 0: it is none; null: not looked at',
  ADD COLUMN year_no   SMALLINT NULL COMMENT 'of the date; null: unknown',
  ALGORITHM=INSTANT;

ALTER TABLE mb_attribute
  ADD KEY k_mb_attribute_day (attr_key, month_day, customer_id),
  ALGORITHM=INPLACE, LOCK=NONE;
