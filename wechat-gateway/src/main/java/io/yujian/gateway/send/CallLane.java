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
 * thread as they come. A message takes its permit before it is claimed and gives it back when its result is on disk, so
 * what a crash leaves in doubt is never more than the calls that were in flight: begun, and without a result.
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
    private final Pace pace = new Pace(3, Duration.ofMillis(40));
    private final WorkerLoop writer;
    private final Runnable onRoom;
    /** Somebody waits for room: results that gather would hold it back. */
    private volatile boolean wanted;

    /**
     * @param calls most that may be in flight; each has a thread, so none that was claimed waits for one
     * @param onRoom called when results were written and more can be claimed
     */
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

    int size() {
        return calls;
    }

    int room() {
        return free.availablePermits();
    }

    /** Tells that the present {@link #room} is too little. */
    void wantRoom() {
        wanted = true;
    }

    /** Messages that are claimed and whose results are not on disk. */
    int inFlight() {
        return calls - free.availablePermits();
    }

    /** Waits where they are more than {@link #room} said: a claim taken over may be larger than this lane. */
    void begin(Claimed claimed) {
        for (Call call : claimed.calls()) {
            free.acquireUninterruptibly();
            String person = call.row().accountId() + ":" + call.row().recipient();
            CompletableFuture<?> mine = lastOfPerson.compute(person, (key, last) -> {
                CompletableFuture<?> before = last == null ? CompletableFuture.completedFuture(null) : last;
                return before.thenRunAsync(() -> run(call), threads);
            });
            mine.whenComplete((done, failure) -> lastOfPerson.remove(person, mine));
        }
    }

    private void run(Call call) {
        boolean told = false;
        try {
            told = finished.add(make.make(call));
        } finally {
            if (!told) {
                free.release(); // an error of this JVM; the claim lapses and is taken over
            }
            writer.wake();
        }
    }

    /** What a failed write held is kept and written again: a result that is lost would be an unknown. */
    private Duration write() {
        pace.await(() -> wanted || finished.size() >= RESULTS || free.availablePermits() <= calls / 4);
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
        pace.ended(writing.size());
        wanted = false;
        free.release(writing.size());
        writing.clear();
        onRoom.run();
        return finished.isEmpty() ? REST : Duration.ZERO;
    }

    /** Lets running calls end and writes their results. */
    void stop(Duration patience) {
        try {
            // calls that wait for another one to the same person begin only now, so the threads stay until all ended
            if (!free.tryAcquire(calls, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
            threads.shutdown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.stop(Duration.ofSeconds(2));
    }
}
