-- What is due at once goes to a worker of the same process when it is written, without standing in the queue. Until that
-- worker has begun, nothing of the claim can have gone out: a lapsed claim that was not begun goes back into the queue.
ALTER TABLE pf_outbox_claim
    ADD COLUMN begun TINYINT NOT NULL DEFAULT 1 COMMENT '0 handed over at birth and not looked at yet',
    ALGORITHM=INSTANT;
