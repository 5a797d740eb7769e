-- What each customer did, by kind and time: the index that questions about past events are asked of. The timeline is
-- partitioned by day, so asking it about a year would look into four hundred trees for each person. No event writes
-- here: a duty copies whole days at night, in the order of this key; what is younger is read from the timeline itself. A
-- fact, never moved by a merge. mb_sequence 'events-indexed' is the event id below which everything has been copied.
CREATE TABLE mb_event_by_type (
  customer_id BIGINT      NOT NULL COMMENT 'as in mb_event: whom the event was resolved to then',
  type        VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at          DATETIME(3) NOT NULL COMMENT 'when it happened, by the sender',
  event_id    BIGINT      NOT NULL COMMENT 'with customer_id the key of mb_event',
  PRIMARY KEY (customer_id, type, at, event_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin COMMENT='events of customers by kind and time';
