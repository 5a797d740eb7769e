package io.yujian.platform.inbox;

import io.yujian.platform.event.Event;
import java.util.List;

/** Turns a stored body into events. Pure: no database, no clock. One bean per source. */
public interface InboxDecoder {
    /** The {@link InboxEntry#source()} it understands. */
    String source();

    /**
     * Events told by the entry, in order, usually one; the first has the entry's id as its id, further ones take fresh
     * ids.
     *
     * @throws UndecodableException when the body makes no sense: the entry becomes a dead letter at once
     */
    List<Event> decode(StoredEntry entry) throws UndecodableException;
}
