package io.yujian.gateway.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yujian.gateway.ChannelContent;
import io.yujian.gateway.MessageClass;
import io.yujian.gateway.OutboundMessages;
import io.yujian.gateway.PlannedMessage;
import io.yujian.gateway.SendKey;
import io.yujian.gateway.account.AccountBook;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.AccountRequest;
import io.yujian.gateway.fake.FakePlatform;
import io.yujian.platform.id.Ids;
import io.yujian.testkit.ModuleTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** More than the sender can do: few calls, slow answers, and always somebody who hands over more. */
@ModuleTest(properties = {"yujian.gateway.sender.calls=8", "yujian.gateway.sender.call-timeout=2s"})
class FairSenderIT {
    /** More than is ever taken in hand, so it has to go through the queue. */
    private static final int QUEUED = 60;

    private static final long ANSWER_MS = 20;

    @Autowired
    OutboundMessages outbound;

    @Autowired
    AccountBook book;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Ids ids;

    @Autowired
    JsonMapper json;

    @Autowired
    InstantSource clock;

    private final AtomicBoolean flooding = new AtomicBoolean(true);
    private FakePlatform platform;
    private long account;

    @BeforeEach
    void connect() {
        platform = new FakePlatform();
        platform.rule(m -> new FakePlatform.Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":1}", ANSWER_MS));
        account = book.add(new AccountRequest(
                "mp", "test", "wxfair", "gh_1", "secret", "token123", null, "plaintext", platform.host(), true));
        await().until(() -> accounts.find(account) != null);
    }

    @AfterEach
    void disconnect() {
        flooding.set(false);
        platform.close();
    }

    @Test
    void shouldSendWhatWaitsInTheQueueWhileMoreIsHandedOver() throws InterruptedException {
        Thread flood = new Thread(this::flood);
        flood.start();
        await().until(() -> platform.sent().size() > 20);
        plan("old", QUEUED);
        await().atMost(Duration.ofSeconds(30)).until(() -> sentTo("old") == QUEUED);
        assertThat(flooding).as("the flood never ended").isTrue();
        assertThat(flood.isAlive()).isTrue();
        flooding.set(false);
        flood.join();
    }

    /** Twice as many as eight calls of twenty milliseconds can do. */
    private void flood() {
        while (flooding.get()) {
            plan("new", 4);
            java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private long sentTo(String who) {
        return platform.sent().stream().filter(s -> s.to().startsWith(who)).count();
    }

    private void plan(String who, int count) {
        Instant now = clock.instant();
        List<PlannedMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long id = ids.next();
            var content = json.createObjectNode().put("templateId", "T1");
            content.putObject("data").put("thing1", "x");
            messages.add(new PlannedMessage(
                    new SendKey(id, "n1", 1),
                    "test",
                    1,
                    0,
                    0,
                    account,
                    who + id,
                    List.of(new ChannelContent("mp-template", 1, content)),
                    MessageClass.SERVICE,
                    (byte) 0,
                    "trace",
                    now,
                    now,
                    null,
                    null));
        }
        transaction.executeWithoutResult(s -> outbound.plan(messages));
    }
}
