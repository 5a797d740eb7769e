package io.yujian.journey.webhook;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.crypto.FieldCipher;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Enters, changes and removes outside addresses. What is secret about them goes in and never comes out. */
@Component
public class WebhookBook implements Webhooks {
    private static final String TABLE = "jn_webhook";
    private static final String COLUMNS = "id,name,kind,url,host,headers,secret,enabled,updated_at";
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String ROBOT_HOST = "qyapi.weixin.qq.com";

    private final JdbcTemplate jdbc;
    private final FieldCipher cipher;
    private final AddressGuard guard;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;

    WebhookBook(
            JdbcTemplate jdbc,
            FieldCipher cipher,
            AddressGuard guard,
            AuditLog audit,
            Ids ids,
            InstantSource clock,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.guard = guard;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /**
     * What a person enters.
     *
     * @param url null or blank: as it was
     * @param headers null: as they were
     * @param secret null: as it was; empty: none
     */
    public record Change(
            String name,
            String kind,
            @Nullable String url,
            @Nullable Map<String, String> headers,
            @Nullable String secret,
            boolean enabled) {}

    /**
     * What a person sees.
     *
     * @param headerNames of which the values are kept secret
     */
    public record WebhookView(
            String id,
            String name,
            String kind,
            String host,
            List<String> headerNames,
            boolean signed,
            boolean enabled,
            Instant updatedAt) {}

    @Transactional
    public WebhookView add(Change change) {
        long id = ids.next();
        if (change.url() == null || change.url().isBlank()) {
            throw YujianException.invalid("webhook.url-missing", "请填写地址");
        }
        String url = checked(change.kind(), change.url());
        Map<String, String> headers = change.headers() == null ? Map.of() : change.headers();
        jdbc.update(
                "INSERT INTO jn_webhook(id,name,kind,url,host,headers,secret,enabled,created_at,updated_at)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?)",
                id,
                change.name().strip(),
                change.kind(),
                cipher.encrypt(TABLE, "url", id, url),
                hostOf(url),
                sealed(id, headers),
                secret(id, change.secret()),
                change.enabled() ? 1 : 0,
                UtcTime.of(clock.instant()),
                UtcTime.of(clock.instant()));
        audit.record("webhook.create", "webhook:" + id, change.name() + " " + hostOf(url));
        return view(id);
    }

    @Transactional
    public WebhookView change(long id, Change change) {
        Webhook old = open(id).orElseThrow(WebhookBook::notFound);
        String url = change.url() == null || change.url().isBlank() ? old.url() : change.url();
        url = checked(change.kind(), url);
        Map<String, String> headers = change.headers() == null ? old.headers() : change.headers();
        String secret = change.secret() == null ? old.secret() : change.secret();
        jdbc.update(
                "UPDATE jn_webhook SET name=?,kind=?,url=?,host=?,headers=?,secret=?,enabled=?,updated_at=? WHERE id=?",
                change.name().strip(),
                change.kind(),
                cipher.encrypt(TABLE, "url", id, url),
                hostOf(url),
                sealed(id, headers),
                secret(id, secret),
                change.enabled() ? 1 : 0,
                UtcTime.of(clock.instant()),
                id);
        audit.record("webhook.update", "webhook:" + id, change.name() + " " + hostOf(url));
        return view(id);
    }

    @Transactional
    public void remove(long id) {
        if (jdbc.update("DELETE FROM jn_webhook WHERE id=?", id) == 0) {
            throw notFound();
        }
        audit.record("webhook.delete", "webhook:" + id, "");
    }

    static YujianException notFound() {
        return YujianException.notFound("webhook.not-found", "没有这个外部接口，可能已被删除");
    }

    private byte @Nullable [] secret(long id, @Nullable String secret) {
        return secret == null || secret.isBlank() ? null : cipher.encrypt(TABLE, "secret", id, secret.strip());
    }

    private byte[] sealed(long id, Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z0-9-]{1,60}") || !value.matches("[\\x20-\\x7e]{0,500}")) {
                throw YujianException.invalid("webhook.bad-header", "请求头只能用英文、数字和横线，值不能有中文或换行：" + name);
            }
        });
        return cipher.encrypt(TABLE, "headers", id, json.writeValueAsString(new TreeMap<>(headers)));
    }

    private String checked(String kind, String url) {
        String host = hostOf(url.strip());
        if (kind.equals(Webhook.ROBOT) && !host.equals(ROBOT_HOST) && !guard.isAllowedByName(host)) {
            throw YujianException.invalid("webhook.not-a-robot", "群机器人的地址应以 https://" + ROBOT_HOST + "/ 开头");
        }
        guard.refusal(host).ifPresent(why -> {
            throw YujianException.invalid("webhook.address-refused", why);
        });
        return url.strip();
    }

    private static String hostOf(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getUserInfo() == null && url.length() <= 2_000) {
                return uri.getHost().toLowerCase(Locale.ROOT);
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw YujianException.invalid("webhook.bad-url", "地址要以 http:// 或 https:// 开头，例如 https://api.example.com/hook");
    }

    public WebhookView view(long id) {
        return views().stream()
                .filter(v -> v.id().equals(Long.toString(id)))
                .findFirst()
                .orElseThrow(WebhookBook::notFound);
    }

    /** By name. */
    public List<WebhookView> views() {
        return jdbc.query("SELECT " + COLUMNS + " FROM jn_webhook ORDER BY name,id", (rs, n) -> {
            Webhook hook = open(rs);
            return new WebhookView(
                    Long.toString(hook.id()),
                    hook.name(),
                    hook.kind(),
                    Objects.requireNonNull(rs.getString("host")),
                    List.copyOf(new TreeSet<>(hook.headers().keySet())),
                    hook.secret() != null,
                    hook.enabled(),
                    UtcTime.toInstant(Objects.requireNonNull(rs.getObject("updated_at", LocalDateTime.class))));
        });
    }

    Optional<Webhook> open(long id) {
        return jdbc.query("SELECT " + COLUMNS + " FROM jn_webhook WHERE id=?", (rs, n) -> open(rs), id).stream()
                .findFirst();
    }

    private Webhook open(ResultSet rs) throws SQLException {
        long id = rs.getLong("id");
        byte[] headers = rs.getBytes("headers");
        byte[] secret = rs.getBytes("secret");
        return new Webhook(
                id,
                Objects.requireNonNull(rs.getString("name")),
                Objects.requireNonNull(rs.getString("kind")),
                cipher.decrypt(TABLE, "url", id, Objects.requireNonNull(rs.getBytes("url"))),
                headers == null ? Map.of() : json.readValue(cipher.decrypt(TABLE, "headers", id, headers), HEADERS),
                secret == null ? null : cipher.decrypt(TABLE, "secret", id, secret),
                rs.getInt("enabled") == 1);
    }

    @Override
    public Optional<Summary> find(long id) {
        return open(id).map(WebhookBook::summary);
    }

    @Override
    public List<Summary> all() {
        return jdbc.query("SELECT " + COLUMNS + " FROM jn_webhook ORDER BY name,id", (rs, n) -> summary(open(rs)));
    }

    private static Summary summary(Webhook hook) {
        return new Summary(hook.id(), hook.name(), hook.isRobot(), hook.enabled());
    }
}
