package io.yujian.platform.pipeline;

import io.yujian.platform.event.BatchEvent;
import io.yujian.platform.event.Event;
import io.yujian.platform.event.EventBatch;
import io.yujian.platform.event.EventStage;
import io.yujian.platform.inbox.InboxDecoder;
import io.yujian.platform.inbox.InboxEntry;
import io.yujian.platform.inbox.StoredEntry;
import io.yujian.platform.inbox.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Source {@code test}: the body is a word. Handling writes it into a table of the same transaction. */
public class RecordingStage implements EventStage, InboxDecoder {
    private final JdbcTemplate jdbc;
    private final JsonMapper json = new JsonMapper();
    private volatile Consumer<EventBatch> trouble = batch -> {};

    RecordingStage(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("CREATE TABLE IF NOT EXISTS t_handled (n BIGINT AUTO_INCREMENT PRIMARY KEY, id BIGINT NOT NULL,"
                + " sender VARCHAR(128) NOT NULL, word VARCHAR(200) NOT NULL, late TINYINT NOT NULL) ENGINE=InnoDB");
    }

    /** Brings the stage in; a test may let it fail. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Beans {
        @Bean
        RecordingStage recordingStage(JdbcTemplate jdbc) {
            return new RecordingStage(jdbc);
        }
    }

    public record Handled(long id, String sender, String word, boolean late) {}

    public static InboxEntry entry(String sender, String word, long seconds) {
        return entry(sender, word, seconds, (byte) 0);
    }

    public static InboxEntry entry(String sender, String word, long seconds, byte lane) {
        byte[] dedupe = ByteBuffer.allocate(16)
                .putInt(sender.hashCode())
                .putInt(word.hashCode())
                .putLong(word.length() * 31L + sender.length())
                .array();
        return new InboxEntry(
                "test",
                1,
                sender,
                Instant.ofEpochSecond(seconds),
                dedupe,
                word.getBytes(StandardCharsets.UTF_8),
                lane,
                "trace",
                ("reply to " + word).getBytes(StandardCharsets.UTF_8));
    }

    public void fail(Consumer<EventBatch> when) {
        trouble = when;
    }

    public List<Handled> handled() {
        return jdbc.query(
                "SELECT id,sender,word,late FROM t_handled ORDER BY n",
                (row, i) -> new Handled(row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)));
    }

    public List<String> words() {
        return handled().stream().map(Handled::word).toList();
    }

    public void clear() {
        jdbc.update("DELETE FROM t_handled");
        trouble = batch -> {};
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public void apply(EventBatch batch) {
        List<Object[]> rows = new ArrayList<>();
        for (BatchEvent event : batch.events()) {
            Event e = event.event();
            if (e.type().equals("test.word")) {
                rows.add(new Object[] {e.id(), e.traceId(), e.data().get("word").asString(), e.late() ? 1 : 0});
            }
        }
        if (!rows.isEmpty()) {
            jdbc.batchUpdate("INSERT INTO t_handled(id,sender,word,late) VALUES (?,?,?,?)", rows);
        }
        trouble.accept(batch);
    }

    @Override
    public String source() {
        return "test";
    }

    @Override
    public List<Event> decode(StoredEntry stored) throws UndecodableException {
        String word = new String(stored.entry().body(), StandardCharsets.UTF_8);
        if (word.startsWith("garbage")) {
            throw new UndecodableException("not a word: " + word);
        }
        return List.of(new Event(
                stored.id(),
                "test.word",
                stored.entry().accountId(),
                List.of(),
                stored.entry().createdAt(),
                stored.storedAt(),
                json.createObjectNode().put("word", word),
                stored.entry().lane(),
                stored.entry().sender(),
                stored.late()));
    }
}
