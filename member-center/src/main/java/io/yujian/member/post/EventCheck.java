package io.yujian.member.post;

import io.yujian.gateway.Accounts;
import io.yujian.member.BusinessEvents;
import io.yujian.member.identity.IdentityKeys;
import io.yujian.member.identity.Namespaces;
import io.yujian.platform.event.IdentityRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong with a posted event, in words that help the caller's engineer. */
@Component
class EventCheck {
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,100}");
    private static final Pattern TYPE = Pattern.compile("custom\\.[a-z0-9_-]{1,64}");
    private static final int MOST_IDENTITIES = 10;
    private static final int LARGEST_DATA = 16 * 1024;
    private static final Duration FUTURE = Duration.ofMinutes(10);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Accounts accounts;
    private final InstantSource clock;
    private final JsonMapper json;

    EventCheck(Accounts accounts, InstantSource clock, JsonMapper json) {
        this.accounts = accounts;
        this.clock = clock;
        this.json = json;
    }

    /** What is wrong, as code and sentence. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Wrong(String code, String sentence) {
            super(sentence, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }

        String sentence() {
            return Optional.ofNullable(getMessage()).orElse(code);
        }
    }

    CheckedEvent check(@Nullable PostedEvent event) throws Wrong {
        if (event == null) {
            throw new Wrong("event.empty", "这里没有事件");
        }
        String id = event.id();
        if (id == null || !ID.matcher(id).matches()) {
            throw new Wrong("event.bad-id", "id 要有 1 到 100 个可见的 ASCII 字符，它让重发不会变成两个事件");
        }
        String type = event.type();
        if (type == null || !TYPE.matcher(type).matches() && !BusinessEvents.isKnown(type)) {
            throw new Wrong("event.bad-type", "type 要写成 custom.名称，名称只用小写字母、数字、下划线和横线；或是 order.paid 这样的商城事件");
        }
        List<IdentityRef> identities = BusinessEvents.isNobodys(type) ? nobody(event) : identities(event);
        return new CheckedEvent(
                id, type, account(identities), identities, time(event.occurredAt()), data(event.data()));
    }

    /** News about a product concern nobody in particular; the product must be named. */
    private static List<IdentityRef> nobody(PostedEvent event) throws Wrong {
        if (event.identity() != null
                || event.identities() != null && !event.identities().isEmpty()) {
            throw new Wrong("event.bad-identity", "商品事件不属于某位客户，不要带 identity");
        }
        JsonNode product =
                event.data() == null ? MissingNode.getInstance() : event.data().path("product");
        String id = product.isValueNode() ? product.asString("") : "";
        if (id.isBlank() || id.length() > 100) {
            throw new Wrong("event.bad-data", "商品事件的 data.product 要写商品编号，最多 100 个字");
        }
        return List.of();
    }

    private List<IdentityRef> identities(PostedEvent event) throws Wrong {
        List<PostedEvent.@Nullable PostedIdentity> given = new ArrayList<>();
        given.add(event.identity());
        if (event.identities() != null) {
            given.addAll(event.identities());
        }
        if (given.size() > MOST_IDENTITIES) {
            throw new Wrong("event.bad-identity", "一个事件最多带 " + MOST_IDENTITIES + " 个身份标识");
        }
        List<IdentityRef> checked = new ArrayList<>();
        for (PostedEvent.PostedIdentity each : given) {
            if (each == null || !each.complete()) {
                throw new Wrong("event.bad-identity", "identity 要有 namespace 和 value");
            }
            IdentityRef ref = each.ref();
            if (!Namespaces.wellFormed(ref.namespace())) {
                throw new Wrong(
                        "event.bad-identity", "namespace 只能是 unionid、phone、member-no、openid:<appid> 或 ext:<系统名>");
            }
            String value = IdentityKeys.normalise(ref)
                    .orElseThrow(() -> new Wrong("event.bad-identity", ref.namespace() + " 的 value 不成立"));
            checked.add(new IdentityRef(ref.namespace(), value));
        }
        return List.copyOf(checked);
    }

    private long account(List<IdentityRef> identities) throws Wrong {
        long acting = 0;
        for (int i = 0; i < identities.size(); i++) {
            String namespace = identities.get(i).namespace();
            if (Namespaces.isOpenid(namespace)) {
                String appId = Namespaces.appIdOf(namespace);
                long account = accounts.byAppId(appId)
                        .map(Accounts.Account::id)
                        .orElseThrow(() -> new Wrong("event.unknown-account", "没有 AppID 为 " + appId + " 的渠道账号"));
                if (i == 0) {
                    acting = account;
                }
            }
        }
        return acting;
    }

    private @Nullable Instant time(@Nullable Instant told) throws Wrong {
        if (told == null) {
            return null;
        }
        if (told.isBefore(EARLIEST) || told.isAfter(clock.instant().plus(FUTURE))) {
            throw new Wrong("event.bad-time", "occurredAt 不能早于 2000 年，也不能在将来");
        }
        return Instant.ofEpochMilli(told.toEpochMilli());
    }

    private ObjectNode data(@Nullable ObjectNode data) throws Wrong {
        if (data == null) {
            return json.createObjectNode();
        }
        if (data.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST_DATA) {
            throw new Wrong("event.data-too-large", "data 超过 16 KB");
        }
        return data;
    }
}
