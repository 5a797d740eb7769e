package io.yujian.gateway.send;

import io.yujian.platform.database.WorkLane;
import io.yujian.platform.worker.Pace;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calls of one lane: so many at a time, those to one person one after the other, results written together by one
 * thread as they come. Only as many messages are claimed as calls can begin at once, so a crash leaves few in doubt.
 */
final class CallLane {
    private static final int RESULTS = 200;
    private static final Duration REST = Duration.ofSeconds(1);

    private final int calls;
    private final MakeCall make;
    private final RecordResults record;
    private final ExecutorService threads;
    private final Semaphore free;
    private final Map<String, CompletableFuture<?>> lastOfPerson = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Finished> writing = new ArrayList<>();
    private final Pace pace = new Pace(2, Duration.ofMillis(40));
    private final WorkerLoop writer;
    private final Runnable onRoom;

    /** @param onRoom called when calls have ended and more can be claimed */
    CallLane(byte lane, int calls, MakeCall make, RecordResults record, Runnable onRoom) {
        this.calls = calls;
        this.make = make;
        this.record = record;
        this.onRoom = onRoom;
        this.free = new Semaphore(calls);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(calls, task -> {
            Thread thread = new Thread(
                    () -> WorkLane.of(lane).run(task), "yujian-call-" + lane + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        this.writer = new WorkerLoop("send-results-" + lane, WorkLane.of(lane), nudged -> write());
    }

    void start() {
        writer.start();
    }

    int room() {
        return free.availablePermits();
    }

    /** Never more than {@link #room} said. */
    void begin(Claimed claimed) {
        free.acquireUninterruptibly(claimed.calls().size());
        for (Call call : claimed.calls()) {
            String person = call.row().accountId() + ":" + call.row().recipient();
            CompletableFuture<?> mine = lastOfPerson.compute(person, (key, last) -> {
                CompletableFuture<?> before = last == null ? CompletableFuture.completedFuture(null) : last;
                return before.thenRunAsync(() -> run(call), threads);
            });
            mine.whenComplete((done, failure) -> lastOfPerson.remove(person, mine));
        }
    }

    private void run(Call call) {
        try {
            finished.add(make.make(call));
        } finally {
            free.release();
            writer.wake();
            onRoom.run();
        }
    }

    /** What a failed write held is kept and written again: a result that is lost would be an unknown. */
    private Duration write() {
        if (finished.size() < RESULTS && free.availablePermits() > calls / 4) {
            pace.await();
        }
        while (writing.size() < RESULTS) {
            Finished one = finished.poll();
            if (one == null) {
                break;
            }
            writing.add(one);
        }
        if (writing.isEmpty()) {
            return REST;
        }
        pace.began();
        record.write(List.copyOf(writing));
        pace.ended();
        writing.clear();
        return finished.isEmpty() ? REST : Duration.ZERO;
    }

    /** Lets running calls end and writes their results. */
    void stop(Duration patience) {
        try {
            // calls that wait for another one to the same person begin only now, so the threads stay until all ended
            boolean ended = free.tryAcquire(calls, patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                threads.shutdownNow();
            }
            threads.shutdown();
            writer.wake();
            while (writer.isRunning() && (!finished.isEmpty() || !writing.isEmpty())) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.stop(Duration.ofSeconds(2));
    }
}
