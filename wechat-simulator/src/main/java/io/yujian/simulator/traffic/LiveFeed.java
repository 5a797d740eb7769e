package io.yujian.simulator.traffic;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events for open pages. Publishing never waits: one thread sends, and what does not fit into its queue is
 * dropped (the page reloads its state now and then).
 */
@Component
public class LiveFeed implements SmartLifecycle {

    private record News(String name, Object body) {}

    private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();
    private final BlockingQueue<News> queue = new ArrayBlockingQueue<>(2000);
    private volatile boolean running;

    SseEmitter open() {
        SseEmitter page = new SseEmitter(0L);
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(() -> pages.remove(page));
        page.onError(e -> pages.remove(page));
        pages.add(page);
        send(page, new News("hello", "{}"));
        return page;
    }

    /** Shows a record to every open page, as JSON under an event name. */
    public void publish(String name, Record body) {
        if (!pages.isEmpty()) {
            queue.offer(new News(name, body));
        }
    }

    private void pump() {
        while (running) {
            try {
                News news = queue.take();
                pages.forEach(page -> send(page, news));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void send(SseEmitter page, News news) {
        try {
            page.send(SseEmitter.event().name(news.name()).data(news.body()));
        } catch (IOException | IllegalStateException e) {
            // the page was closed; a new one asks for everything again
            pages.remove(page);
        }
    }

    @Override
    public void start() {
        running = true;
        Thread thread = new Thread(this::pump, "live-feed");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        pages.forEach(SseEmitter::complete);
        queue.offer(new News("bye", "{}"));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
