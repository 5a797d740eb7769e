package io.yujian.platform.wakeup;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells other processes what is nice to know, through Redis. May be lost, so nothing may rest on it. Thread-safe. */
public interface Broadcast {
    /**
     * Begins to share a topic.
     *
     * @param topic one word
     * @param news asked a few times a second for what is new since the last time; null: nothing. Must return at once
     * @param heard gets what other processes told, never one's own
     */
    void share(String topic, Supplier<@Nullable String> news, Consumer<String> heard);
}
