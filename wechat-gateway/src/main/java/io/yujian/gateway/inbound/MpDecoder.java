package io.yujian.gateway.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yujian.gateway.Accounts;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.id.Ids;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Official Account bodies to events. */
@Component
public class MpDecoder implements InboxDecoder {
    /** Key of the event's data under which the text of a passive reply is told. */
    public static final String REPLY = "passiveReply";

    private final Accounts accounts;
    private final Ids ids;
    private final JsonMapper json;

    MpDecoder(Accounts accounts, Ids ids, JsonMapper json) {
        this.accounts = accounts;
        this.ids = ids;
        this.json = json;
    }

    @Override
    public String source() {
        return "mp";
    }

    @Override
    public List<Event> decode(StoredEntry stored) throws UndecodableException {
        InboxEntry entry = stored.entry();
        Accounts.Account account =
                accounts.byId(entry.accountId()).orElseThrow(() -> new UndecodableException("渠道账号不存在，可能已被删除"));
        XmlBody body;
        try {
            body = XmlBody.parse(entry.body());
        } catch (MalformedXmlException e) {
            throw new UndecodableException("不是有效的 XML：" + e.getMessage());
        }
        Instant occurred = occurred(body);
        List<? extends MpEvent> told = read(body);
        List<Event> events = new ArrayList<>(told.size());
        for (MpEvent one : told) {
            ObjectNode data = json.valueToTree(one);
            data.values().removeIf(value -> value.isNull());
            if (events.isEmpty() && entry.reply() != null) {
                data.put(REPLY, replyText(entry.reply()));
            }
            events.add(new Event(
                    events.isEmpty() ? stored.id() : ids.next(),
                    one.type(),
                    account.id(),
                    one.personal() ? identities(account.appId(), body, one) : List.of(),
                    occurred,
                    stored.storedAt(),
                    data,
                    entry.lane(),
                    entry.traceId(),
                    stored.late()));
        }
        return events;
    }

    private static List<? extends MpEvent> read(XmlBody body) throws UndecodableException {
        String type = KindReader.need(body, "MsgType");
        if (!type.equals("event")) {
            KindReader reader = MessageKinds.of(type);
            return reader == null ? List.of(new MpEvent.Raw(type)) : reader.read(body);
        }
        String event = KindReader.need(body, "Event");
        KindReader reader = EventKinds.of(event.toLowerCase(Locale.ROOT));
        return reader == null ? List.of(new MpEvent.Raw(event)) : reader.read(body);
    }

    private static List<IdentityRef> identities(String appId, XmlBody body, MpEvent event) throws UndecodableException {
        String openid = KindReader.need(body, "FromUserName");
        if (event instanceof MpEvent.Authorization told && told.openid() != null) {
            openid = told.openid();
        }
        if (openid.isBlank()) {
            throw new UndecodableException("FromUserName 为空");
        }
        List<IdentityRef> identities = new ArrayList<>(2);
        identities.add(IdentityRef.openid(appId, openid));
        String unionid = unionid(body);
        if (unionid != null) {
            identities.add(new IdentityRef(IdentityRef.UNIONID, unionid));
        }
        return identities;
    }

    /** Most callbacks have none; the spelling differs between those that do. */
    private static @Nullable String unionid(XmlBody body) {
        for (String path : List.of("UnionId", "UnionID", "unionid")) {
            String value = body.text(path);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    private static Instant occurred(XmlBody body) throws UndecodableException {
        String seconds = KindReader.need(body, "CreateTime");
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException e) {
            throw new UndecodableException("CreateTime 不是时间：" + seconds);
        }
    }

    private static String replyText(byte[] reply) {
        try {
            return KindReader.or(XmlBody.parse(reply).get("Content"), "");
        } catch (MalformedXmlException e) {
            return new String(reply, UTF_8);
        }
    }
}
