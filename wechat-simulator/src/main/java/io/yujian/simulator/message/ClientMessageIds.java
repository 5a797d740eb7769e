package io.yujian.simulator.message;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.settings.Settings;
import io.yujian.simulator.time.SimulatorClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which client_msg_id of which fan was used lately, and which msgid it got. Guarded by its own lock. */
@Component
class ClientMessageIds implements WorldPart {

    private record Key(String openid, String clientMsgId) {}

    private record Used(Key key, long at) {}

    private final Map<Key, Long> msgIds = new HashMap<>();
    private final Deque<Used> oldestFirst = new ArrayDeque<>();
    private final Settings settings;
    private final SimulatorClock clock;

    ClientMessageIds(Settings settings, SimulatorClock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The msgid that this id got before, or 0 when it is new; it is then bound to {@code msgId}. */
    synchronized long knownOrBind(String openid, String clientMsgId, long msgId) {
        long now = clock.millis();
        long oldest = now - settings.now().clientMsgIdSeconds() * 1000;
        Used first = oldestFirst.peekFirst();
        while (first != null && first.at < oldest) {
            msgIds.remove(first.key);
            oldestFirst.removeFirst();
            first = oldestFirst.peekFirst();
        }
        Key key = new Key(openid, clientMsgId);
        Long known = msgIds.putIfAbsent(key, msgId);
        if (known != null) {
            return known;
        }
        oldestFirst.addLast(new Used(key, now));
        return 0;
    }

    @Override
    public void forget(String appId) {
        // an openid belongs to one account; its ids run out by themselves
    }

    @Override
    public synchronized void forgetAll() {
        msgIds.clear();
        oldestFirst.clear();
    }
}
