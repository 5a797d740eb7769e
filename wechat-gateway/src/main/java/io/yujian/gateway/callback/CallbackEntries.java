package io.yujian.gateway.callback;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.inbound.XmlBody;
import io.yujian.gateway.reply.PassiveReplies;
import io.yujian.platform.event.Event;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.InboxEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the inbox entry of a verified body. A body that makes no sense still gets one: people shall see it. */
@Component
class CallbackEntries {
    /** Source word of {@link io.yujian.gateway.inbound.MpDecoder}. */
    static final String SOURCE = "mp";

    private static final int LONGEST_OPENID = 64;
    private static final Duration PAST = Duration.ofDays(3);
    private static final Duration FUTURE = Duration.ofHours(1);

    private final PassiveReplies replies;
    private final Ids ids;
    private final InstantSource clock;

    CallbackEntries(PassiveReplies replies, Ids ids, InstantSource clock) {
        this.replies = replies;
        this.ids = ids;
        this.clock = clock;
    }

    InboxEntry of(ChannelAccount account, VerifiedBody body) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        XmlBody xml = body.parsed();
        String sender = xml == null ? null : xml.text("FromUserName");
        boolean sound = xml != null && sender != null && isOpenid(sender);
        return new InboxEntry(
                SOURCE,
                account.id(),
                sound && sender != null ? sender : "?",
                xml == null ? now : created(xml.text("CreateTime"), now),
                xml == null ? DedupeKey.ofRaw(account.id(), body.raw()) : DedupeKey.of(account.id(), xml),
                body.raw(),
                Event.LANE_TRIGGERED,
                Long.toString(ids.next(), 36),
                sound && xml != null ? replies.choose(account, xml) : null);
    }

    private static boolean isOpenid(String text) {
        return text.length() <= LONGEST_OPENID && text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** The time partitions a table, so one that cannot be is replaced by the time of arrival. */
    private static Instant created(@Nullable String seconds, Instant now) {
        if (seconds == null || seconds.length() > 11) {
            return now;
        }
        try {
            Instant told = Instant.ofEpochSecond(Long.parseLong(seconds));
            return told.isBefore(now.minus(PAST)) || told.isAfter(now.plus(FUTURE)) ? now : told;
        } catch (NumberFormatException e) {
            return now;
        }
    }
}
