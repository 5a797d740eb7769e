package io.yujian.member.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.member.testing.RecordingInbox;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.InboxUnavailableException;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ModuleTest(properties = "yujian.pipeline.enabled=false")
class PostEventsIT {
    private static final PostedEvent.PostedIdentity FAN = new PostedEvent.PostedIdentity("openid:wxone", "oPoster");

    @Autowired
    PostEvents post;

    @Autowired
    PostedEventBody bodies;

    @Autowired
    ForgetPosts forget;

    @Autowired
    RecordingInbox inbox;

    @Autowired
    SettableClock clock;

    @Autowired
    JsonMapper json;

    @AfterEach
    void calm() {
        inbox.unavailable = false;
        clock.reset();
    }

    @Test
    void shouldStoreOnceAlsoWhenARetryComesMuchLater() {
        clock.set(Instant.parse("2026-11-21T08:00:00Z"));
        var first = post.post(List.of(event("pay-1", "custom.paid", FAN, null)), false);
        clock.advance(Duration.ofHours(30));
        var again = post.post(List.of(event("pay-1", "custom.paid", FAN, null)), false);

        assertThat(first.get(0).duplicate()).isFalse();
        assertThat(again.get(0).duplicate()).isTrue();
        assertThat(again.get(0).eventId()).isEqualTo(first.get(0).eventId());
    }

    @Test
    void shouldTakeAKeyAnewWhenItWasForgotten() {
        clock.set(Instant.parse("2026-11-21T08:00:00Z"));
        post.post(List.of(event("pay-old", "custom.paid", FAN, null)), false);
        clock.advance(Duration.ofHours(73));
        forget.run();
        assertThat(post.post(List.of(event("pay-old", "custom.paid", FAN, null)), false)
                        .get(0)
                        .duplicate())
                .isFalse();
    }

    @Test
    void shouldRefuseTheSameKeyWithAnotherContent() {
        post.post(List.of(event("pay-2", "custom.paid", FAN, "1")), false);
        var other = post.post(List.of(event("pay-2", "custom.paid", FAN, "2")), false);
        assertThat(other.get(0).error()).isNotNull();
        assertThat(other.get(0).error().code()).isEqualTo("event.same-id-other-content");
    }

    @Test
    void shouldStoreTheGoodBesideTheBad() {
        var receipts = post.post(
                java.util.Arrays.asList(
                        event("ok-1", "custom.paid", FAN, null),
                        event(null, "custom.paid", FAN, null),
                        event("bad-type", "mp.follow", FAN, null),
                        event("bad-ns", "custom.paid", new PostedEvent.PostedIdentity("qq", "1"), null),
                        event("bad-phone", "custom.paid", new PostedEvent.PostedIdentity("phone", "12"), null),
                        event("no-app", "custom.paid", new PostedEvent.PostedIdentity("openid:wxnone", "o1"), null),
                        null,
                        event("ok-2", "custom.paid", FAN, null)),
                false);
        assertThat(receipts)
                .extracting(receipt ->
                        receipt.error() == null ? "ok" : receipt.error().code())
                .containsExactly(
                        "ok",
                        "event.bad-id",
                        "event.bad-type",
                        "event.bad-identity",
                        "event.bad-identity",
                        "event.unknown-account",
                        "event.empty",
                        "ok");
    }

    @Test
    void shouldDecodeWhatItStoredAndKeepPhonesOutOfPlainText() throws UndecodableException {
        int before = inbox.entries.size();
        post.post(
                List.of(new PostedEvent(
                        "phone-1",
                        "custom.registered",
                        new PostedEvent.PostedIdentity("phone", "138 1234 5678"),
                        List.of(FAN),
                        Instant.parse("2026-01-02T03:04:05.678Z"),
                        (ObjectNode) json.readTree("{\"shop\":\"s1\"}"))),
                true);
        InboxEntry entry = inbox.entries.get(before);
        assertThat(new String(entry.body(), StandardCharsets.UTF_8)).doesNotContain("12345678");
        assertThat(entry.sender()).doesNotContain("12345678");
        assertThat(entry.lane()).isEqualTo(Event.LANE_BULK);

        Event event =
                bodies.decode(new StoredEntry(42, entry, Instant.EPOCH, false)).get(0);
        assertThat(event.id()).isEqualTo(42);
        assertThat(event.type()).isEqualTo("custom.registered");
        assertThat(event.occurredAt()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(event.identities())
                .containsExactly(new IdentityRef("phone", "+8613812345678"), IdentityRef.openid("wxone", "oPoster"));
        assertThat(event.data().path("shop").asString("")).isEqualTo("s1");
    }

    @Test
    void shouldTakeShopEventsAndNewsAboutAProductThatConcernNobody() throws UndecodableException {
        int before = inbox.entries.size();
        ObjectNode product = json.createObjectNode().put("product", "外套 1").put("stock", 3);
        var receipts = post.post(
                List.of(
                        event("shop-1", "order.paid", FAN, "5"),
                        new PostedEvent("shop-2", "product.restocked", null, null, null, product),
                        new PostedEvent("shop-3", "product.restocked", FAN, null, null, product),
                        new PostedEvent("shop-4", "product.restocked", null, null, null, json.createObjectNode()),
                        new PostedEvent("shop-5", "order.paid", null, null, null, product),
                        event("shop-6", "order.lost", FAN, null)),
                false);
        assertThat(receipts)
                .extracting(r -> r.error() == null ? "ok" : r.error().code())
                .containsExactly(
                        "ok", "ok", "event.bad-identity", "event.bad-data", "event.bad-identity", "event.bad-type");
        InboxEntry news = inbox.entries.get(before + 1).sender().startsWith("product#")
                ? inbox.entries.get(before + 1)
                : inbox.entries.get(before);
        assertThat(news.sender()).matches("product#[0-9a-f]{32}");
        Event event =
                bodies.decode(new StoredEntry(43, news, Instant.EPOCH, false)).get(0);
        assertThat(event.identities()).isEmpty();
        assertThat(event.data().path("product").asString("")).isEqualTo("外套 1");
    }

    @Test
    void shouldKeepTheOrderOfCallbacksOfTheSameFan() {
        int before = inbox.entries.size();
        post.post(List.of(event("lane-1", "custom.paid", FAN, null)), false);
        InboxEntry entry = inbox.entries.get(before);
        assertThat(entry.accountId()).isEqualTo(1);
        assertThat(entry.sender()).isEqualTo("oPoster");
    }

    @Test
    void shouldSayThatNothingWasStoredWhenTheInboxIsAway() {
        inbox.unavailable = true;
        assertThatThrownBy(() -> post.post(List.of(event("away-1", "custom.paid", FAN, null)), false))
                .isInstanceOf(InboxUnavailableException.class);
        inbox.unavailable = false;
        assertThat(post.post(List.of(event("away-1", "custom.paid", FAN, null)), false)
                        .get(0)
                        .duplicate())
                .isFalse();
    }

    private PostedEvent event(String id, String type, PostedEvent.PostedIdentity identity, String amount) {
        ObjectNode data = amount == null ? null : json.createObjectNode().put("amount", amount);
        return new PostedEvent(id, type, identity, null, null, data);
    }
}
