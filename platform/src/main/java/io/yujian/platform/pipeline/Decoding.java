package io.yujian.platform.pipeline;

import io.yujian.platform.event.Event;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds the decoder of an entry. Decoding is pure, so whatever it throws it would throw again. */
@Component
class Decoding {
    private final Map<String, InboxDecoder> decoders;

    Decoding(ObjectProvider<InboxDecoder> decoders) {
        this.decoders = decoders.stream().collect(Collectors.toMap(InboxDecoder::source, Function.identity()));
    }

    /** @param problem null when the events are good */
    record Decoded(List<Event> events, @Nullable String problem) {}

    Decoded decode(StoredEntry stored) {
        InboxDecoder decoder = decoders.get(stored.entry().source());
        if (decoder == null) {
            return new Decoded(
                    List.of(), "nobody understands the source " + stored.entry().source());
        }
        try {
            return new Decoded(List.copyOf(decoder.decode(stored)), null);
        } catch (UndecodableException e) {
            return new Decoded(List.of(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new Decoded(List.of(), "the decoder failed: " + e);
        }
    }
}
