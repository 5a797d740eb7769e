package io.yujian.platform.database;

import java.util.function.Supplier;

/**
 * What kind of work a thread does; each kind has its own connections, so that bulk work and console pages never wait in
 * front of what a fan has just triggered. A thread that says nothing is a request.
 */
public enum WorkLane {
    /** The inbox' writer; the server tells it how many rows were new, which no other lane may rest on. */
    INBOX,
    /** Pipeline, timers and sends of lane 0. */
    TRIGGERED,
    /** Timers and sends of lane 1, duties, imports. */
    BULK,
    /** HTTP requests and all that says nothing. */
    REQUEST;

    private static final ThreadLocal<WorkLane> CURRENT = ThreadLocal.withInitial(() -> REQUEST);

    public static WorkLane current() {
        return CURRENT.get();
    }

    /** The lane of an event, timer or outbox row: 0 triggered, anything else bulk. */
    public static WorkLane of(byte lane) {
        return lane == 0 ? TRIGGERED : BULK;
    }

    /** Does the work with this lane's connections. A transaction that has begun keeps the connection it has. */
    public void run(Runnable work) {
        get(() -> {
            work.run();
            return this;
        });
    }

    /** As {@link #run}, with a result. */
    public <T> T get(Supplier<T> work) {
        WorkLane before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }
}
