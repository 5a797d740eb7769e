package io.yujian.platform.inbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.database.WorkLane;
import io.yujian.platform.worker.Pace;
import io.yujian.platform.worker.WorkerLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Group commit: one thread writes in one transaction what came in while it wrote the last one. Under load it waits some
 * milliseconds for more (decision record 0014); an idle one begins at once. Everything is bounded: entries, bytes, and the time of an entry in
 * the queue, which a second thread watches because the first may hang in the database.
 */
@Component
class GroupCommitInbox implements Inbox, InboxLoad, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitInbox.class);
    private static final int MAX_ROWS = 200;
    private static final int MAX_BYTES = 1 << 20;
    /** So many make a batch that is worth its commit. */
    private static final int ENOUGH = 32;

    private static final int QUEUE_ENTRIES = 20_000;
    private static final long QUEUE_BYTES = 64L << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration WATCH = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InboxWrites writes;
    private final TransactionRetry transactions;
    private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_ENTRIES);
    private final AtomicLong queuedBytes = new AtomicLong();
    private final WorkerLoop writer = new WorkerLoop("inbox-writer", WorkLane.INBOX, nudged -> writeNext());
    private final WorkerLoop watch = new WorkerLoop("inbox-watch", WorkLane.REQUEST, nudged -> refuseLate());
    /** Answering is work too; the writer commits the next batch meanwhile. */
    private final ThreadPoolExecutor answers = answering();

    /** Confined to the writer. */
    private final Pace pace = new Pace(8, Duration.ofMillis(20));

    private final Counter stored;
    private final Counter duplicates;
    private final Counter refused;
    private final DistributionSummary batches;
    private volatile List<Waiting> writing = List.of();
    private volatile long refusedAtNanos = System.nanoTime() - TimeUnit.MINUTES.toNanos(1);

    private record Waiting(InboxEntry entry, CompletableFuture<StoreResult> answer, long sinceNanos) {}

    GroupCommitInbox(InboxWrites writes, TransactionRetry transactions, MeterRegistry meters) {
        this.writes = writes;
        this.transactions = transactions;
        this.stored = meters.counter("yujian.platform.inbox.stored");
        this.duplicates = meters.counter("yujian.platform.inbox.duplicates");
        this.refused = meters.counter("yujian.platform.inbox.refused");
        this.batches = meters.summary("yujian.platform.inbox.batch");
        Gauge.builder("yujian.platform.inbox.queue", queue, ArrayBlockingQueue::size)
                .register(meters);
    }

    @Override
    public CompletableFuture<StoreResult> store(InboxEntry entry) {
        Arrival.check(entry);
        Waiting waiting = new Waiting(entry, new CompletableFuture<>(), System.nanoTime());
        int bytes = entry.body().length;
        if (queuedBytes.addAndGet(bytes) > QUEUE_BYTES || !writer.isRunning() || !queue.offer(waiting)) {
            queuedBytes.addAndGet(-bytes);
            refuse(waiting, "the inbox is full");
        }
        return waiting.answer();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<InboxEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(Arrival::check);
        InboxWrites.Written written = writes.write(entries, false);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                writes.handOver(written);
            }
        });
    }

    @Override
    public long oldestMs() {
        Waiting head = queue.peek();
        return head == null ? 0 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - head.sinceNanos());
    }

    @Override
    public boolean refusedLately() {
        return System.nanoTime() - refusedAtNanos < TimeUnit.SECONDS.toNanos(5);
    }

    private Duration writeNext() {
        pace.await(() -> queue.size() >= ENOUGH);
        List<Waiting> batch = take();
        if (batch.isEmpty()) {
            return Duration.ZERO;
        }
        writing = batch;
        pace.began();
        try {
            write(batch);
            pace.ended(batch.size());
        } finally {
            writing = List.of();
        }
        return Duration.ZERO;
    }

    private List<Waiting> take() {
        List<Waiting> batch = new ArrayList<>();
        try {
            Waiting next = queue.poll(100, TimeUnit.MILLISECONDS);
            int bytes = 0;
            while (next != null) {
                queuedBytes.addAndGet(-next.entry().body().length);
                bytes += next.entry().body().length;
                if (!next.answer().isDone()) {
                    batch.add(next);
                }
                Waiting following = queue.peek();
                if (following == null
                        || batch.size() == MAX_ROWS
                        || bytes + following.entry().body().length > MAX_BYTES) {
                    break;
                }
                next = queue.poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return batch;
    }

    private void write(List<Waiting> batch) {
        try {
            commit(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1 || TransactionRetry.isDatabaseAway(e)) {
                LOG.warn(
                        "inbox entries were not stored, senders are told to try again: count={}: {}",
                        batch.size(),
                        e.toString());
                batch.forEach(waiting -> refuse(waiting, "the database did not store it"));
                return;
            }
            LOG.warn("a batch was not stored, its entries are tried one by one: count={}", batch.size(), e);
            batch.forEach(waiting -> write(List.of(waiting)));
        }
    }

    private void commit(List<Waiting> batch) {
        List<InboxEntry> entries = batch.stream().map(Waiting::entry).toList();
        InboxWrites.Written written = transactions.get(() -> writes.write(entries, false));
        writes.handOver(written);
        answers.execute(() -> {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(written.results().get(i));
            }
        });
        stored.increment(written.fresh().size());
        duplicates.increment((double) batch.size() - written.fresh().size());
        batches.record(batch.size());
    }

    private Duration refuseLate() {
        long now = System.nanoTime();
        writing.forEach(waiting -> refuseIfLate(waiting, now));
        for (Waiting waiting : queue) {
            if (!refuseIfLate(waiting, now)) {
                break; // the rest came later
            }
        }
        return WATCH;
    }

    private boolean refuseIfLate(Waiting waiting, long now) {
        boolean late = now - waiting.sinceNanos() > LONGEST_WAIT.toNanos();
        if (late && !waiting.answer().isDone()) {
            refuse(waiting, "it waited for " + LONGEST_WAIT.toSeconds() + " seconds");
        }
        return late;
    }

    private void refuse(Waiting waiting, String reason) {
        refusedAtNanos = System.nanoTime();
        refused.increment();
        waiting.answer().completeExceptionally(new InboxUnavailableException("not stored: " + reason));
    }

    @Override
    public void start() {
        writer.start();
        watch.start();
    }

    @Override
    public void stop() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!queue.isEmpty() && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(WATCH.toNanos() / 20);
        }
        writer.stop(PATIENCE);
        watch.stop(WATCH);
        try {
            answers.submit(() -> {}).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("some senders were not answered before the end; they will deliver again");
        }
    }

    private static ThreadPoolExecutor answering() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, "yujian-inbox-answers"));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    @Override
    public boolean isRunning() {
        return writer.isRunning();
    }

    /** Before everything that stores, and ended after it. */
    @Override
    public int getPhase() {
        return 100;
    }
}
