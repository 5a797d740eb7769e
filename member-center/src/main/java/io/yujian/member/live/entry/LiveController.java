package io.yujian.member.live.entry;

import io.yujian.member.live.LiveEvents;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams what this process handles to open consoles. One thread serves all of them, a few times a second; nobody's slow
 * browser holds up the pipeline.
 */
@RestController
@ConditionalOnRole(Role.JOURNEY_SERVICE)
class LiveController implements SmartLifecycle {
    private static final int MOST_READERS = 50;
    private static final int MOST_AT_ONCE = 50;
    private static final long EVERY_MS = 250;
    private static final long SILENCE_MS = 15_000;
    private static final Duration LIFE = Duration.ofHours(1);

    private final LiveEvents events;
    private final ConcurrentHashMap<SseEmitter, Reader> readers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "live-events");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    LiveController(LiveEvents events) {
        this.events = events;
    }

    /** What a reader has seen; touched by the one thread only. */
    private static final class Reader {
        private long seen;
        /** Starts at its end: the first round says a word at once, which is what opens the stream in the browser. */
        private long silentRounds = SILENCE_MS / EVERY_MS;
    }

    @GetMapping(path = "/api/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allowed("customers:read")
    SseEmitter streamEvents() {
        if (readers.size() >= MOST_READERS) {
            throw new YujianException(503, "events.too-many-readers", "实时事件流的观看者太多，请稍后再打开。");
        }
        SseEmitter emitter = new SseEmitter(LIFE.toMillis());
        emitter.onCompletion(() -> readers.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(problem -> readers.remove(emitter));
        readers.put(emitter, new Reader());
        return emitter;
    }

    private void round() {
        readers.forEach((emitter, reader) -> {
            try {
                send(emitter, reader);
            } catch (IOException | IllegalStateException e) {
                readers.remove(emitter);
            }
        });
    }

    private void send(SseEmitter emitter, Reader reader) throws IOException {
        List<LiveEvents.Numbered> fresh = events.after(reader.seen, MOST_AT_ONCE);
        if (fresh.isEmpty()) {
            // A comment now and then tells proxies that the stream lives, and us that the browser is gone.
            if (++reader.silentRounds * EVERY_MS >= SILENCE_MS) {
                reader.silentRounds = 0;
                emitter.send(SseEmitter.event().comment(""));
            }
            return;
        }
        reader.silentRounds = 0;
        for (LiveEvents.Numbered each : fresh) {
            emitter.send(SseEmitter.event().id(each.event().id()).data(each.event(), MediaType.APPLICATION_JSON));
            reader.seen = each.number();
        }
    }

    @Override
    public void start() {
        running = true;
        var unused = clockwork.scheduleWithFixedDelay(this::round, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
        // Open streams would hold up a graceful end of the server.
        readers.keySet().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
