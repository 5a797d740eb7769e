package io.yujian.gateway.reply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.change.Changes;
import io.yujian.gateway.inbound.XmlBody;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Chooses the passive reply (被动回复) of a callback. It uses no window and no quota, but it has to be in the response, so
 * the choice is made in the request and stored with the inbox row; a second delivery gets the same.
 */
@Component
public class PassiveReplies {
    private static final Logger log = LoggerFactory.getLogger(PassiveReplies.class);

    private final ReplyMapper mapper;
    private final JsonMapper json;
    private final InstantSource clock;
    private volatile Map<Long, CompiledReplies> compiled = Map.of();

    PassiveReplies(ReplyMapper mapper, JsonMapper json, InstantSource clock, Changes changes) {
        this.mapper = mapper;
        this.json = json;
        this.clock = clock;
        changes.watch(Changes.ACCOUNTS, this::reload);
    }

    void reload() {
        Map<Long, CompiledReplies> fresh = new HashMap<>();
        for (ReplyMapper.ReplyRow row : mapper.all()) {
            try {
                fresh.put(row.accountId(), new CompiledReplies(json.readValue(row.rules(), ReplyRules.class)));
            } catch (JacksonException | IllegalArgumentException e) {
                log.error("automatic replies cannot be read, none are given: accountId={}", row.accountId(), e);
            }
        }
        compiled = fresh;
    }

    /** @return the reply's XML, not encrypted; null when no rule fits */
    public byte @Nullable [] choose(ChannelAccount account, XmlBody body) {
        CompiledReplies rules = compiled.get(account.id());
        String text = rules == null ? null : rules.choose(body);
        String to = body.text("FromUserName");
        String from = body.text("ToUserName");
        if (text == null || to == null || from == null) {
            return null;
        }
        return ("<xml><ToUserName>" + cdata(to) + "</ToUserName><FromUserName>" + cdata(from)
                        + "</FromUserName><CreateTime>" + clock.instant().getEpochSecond()
                        + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>" + cdata(text)
                        + "</Content></xml>")
                .getBytes(UTF_8);
    }

    /** A text may hold the end mark of its own quotes. */
    private static String cdata(String text) {
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
