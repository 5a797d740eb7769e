package io.yujian.gateway.change;

import io.yujian.platform.wakeup.Wakeups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the caches of this node in step with the database. Whoever changes something cached raises its version in the
 * same transaction; every node polls the versions twice a second and reloads at once when nudged. A lost nudge costs
 * half a second, a lost Redis nothing more.
 */
@Component
public class Changes implements SmartLifecycle {
    public static final String ACCOUNTS = "accounts";
    public static final String STOPS = "stops";
    public static final String PAUSES = "pauses";

    private static final Logger log = LoggerFactory.getLogger(Changes.class);
    private static final long POLL_MS = 500;

    private final ChangeMapper mapper;
    private final Wakeups wakeups;
    private final Map<String, List<Runnable>> reloads = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Semaphore nudged = new Semaphore(0);
    private volatile boolean running;

    Changes(ChangeMapper mapper, Wakeups wakeups) {
        this.mapper = mapper;
        this.wakeups = wakeups;
    }

    /** @param reload called on the watching thread, at start and whenever the version has changed */
    public void watch(String name, Runnable reload) {
        reloads.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>()).add(reload);
    }

    /** Inside the transaction that made the change. */
    public void raise(String name) {
        mapper.raise(name);
        wakeups.nudge(name);
    }

    /** Looks now; a reload that fails is tried again at the next look. */
    public synchronized void look() {
        for (ChangeMapper.VersionRow row : mapper.versions()) {
            if (row.n().equals(seen.get(row.name()))) {
                continue;
            }
            for (Runnable reload : reloads.getOrDefault(row.name(), List.of())) {
                reload.run();
            }
            seen.put(row.name(), row.n());
        }
    }

    @Override
    public void start() {
        running = true;
        for (String topic : List.of(ACCOUNTS, STOPS, PAUSES)) {
            wakeups.listen(topic, nudged::release);
        }
        look();
        Thread thread = new Thread(this::loop, "gateway-changes");
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        while (running) {
            try {
                if (nudged.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
                    nudged.drainPermits();
                }
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "cannot reload gateway caches, the last state stays in use and is tried again: {}",
                        e.toString());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        nudged.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the workers (which use the caches), after the database. */
    @Override
    public int getPhase() {
        return -1000;
    }
}
