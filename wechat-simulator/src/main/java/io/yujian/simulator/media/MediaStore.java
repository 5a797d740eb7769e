package io.yujian.simulator.media;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.time.SimulatorClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Media of each account, the newest 200; older ones vanish as if expired. Thread safe. */
@Component
public class MediaStore implements WorldPart {

    private static final int KEPT = 200;
    private static final long TEMPORARY_SECONDS = 3 * 86_400;

    private static final class Shelf extends LinkedHashMap<String, Media> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Media> eldest) {
            return size() > KEPT;
        }
    }

    private final ConcurrentMap<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final SimulatorClock clock;

    public MediaStore(SimulatorClock clock) {
        this.clock = clock;
    }

    public Media put(String appId, String type, String contentType, byte[] bytes, boolean permanent) {
        Media media = new Media(RandomText.token(64), type, contentType, bytes, permanent, clock.seconds());
        Shelf shelf = shelves.computeIfAbsent(appId, id -> new Shelf());
        synchronized (shelf) {
            shelf.put(media.id(), media);
        }
        return media;
    }

    public Optional<Media> find(String appId, String id) {
        Shelf shelf = shelves.get(appId);
        if (shelf == null) {
            return Optional.empty();
        }
        synchronized (shelf) {
            return Optional.ofNullable(shelf.get(id))
                    .filter(media -> media.permanent() || clock.seconds() - media.createdSeconds() < TEMPORARY_SECONDS);
        }
    }

    public boolean exists(String appId, String id) {
        return find(appId, id).isPresent();
    }

    boolean remove(String appId, String id) {
        Shelf shelf = shelves.get(appId);
        if (shelf == null) {
            return false;
        }
        synchronized (shelf) {
            return shelf.remove(id) != null;
        }
    }

    List<Media> materials(String appId) {
        Shelf shelf = shelves.get(appId);
        if (shelf == null) {
            return List.of();
        }
        synchronized (shelf) {
            return shelf.values().stream().filter(Media::permanent).toList();
        }
    }

    @Override
    public void forget(String appId) {
        shelves.remove(appId);
    }

    @Override
    public void forgetAll() {
        shelves.clear();
    }
}
