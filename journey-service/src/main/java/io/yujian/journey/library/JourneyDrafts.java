package io.yujian.journey.library;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.id.Ids;
import io.yujian.platform.time.UtcTime;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes and changes drafts. A draft may hold anything; only publishing asks that it be right. */
@Component
public class JourneyDrafts {
    private static final int MAX_CHARS = 1_000_000;
    private static final int MAX_NAME = 80;
    private final JourneyMapper mapper;
    private final Ids ids;
    private final InstantSource clock;
    private final JsonMapper json;
    private final AuditLog audit;
    private final PublishGate gate;

    JourneyDrafts(
            JourneyMapper mapper, Ids ids, InstantSource clock, JsonMapper json, AuditLog audit, PublishGate gate) {
        this.gate = gate;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
        this.audit = audit;
    }

    /** @return id of the new journey */
    @Transactional
    public long create(String name, @Nullable ObjectNode definition) {
        ObjectNode draft = definition == null ? empty() : definition;
        long id = ids.next();
        LocalDateTime now = UtcTime.of(clock.instant());
        mapper.insert(new JourneyRow(
                id, named(name), JourneyState.DRAFT.word(), 1, 0, text(draft), now, now, PauseMode.HOLD.word()));
        audit.record("journey.create", "journey:" + id, name);
        return id;
    }

    /** @param revision the one that the writer saw; another one means that somebody else was faster */
    @Transactional
    public void change(long id, @Nullable String name, @Nullable ObjectNode definition, int revision) {
        JourneyRow row = lock(id);
        requireRevision(row, revision);
        if (JourneyState.of(row.state()) == JourneyState.ARCHIVED) {
            throw YujianException.conflict("journey.archived", "旅程已归档，不能再修改；可以复制一份");
        }
        mapper.changeDraft(
                id,
                name == null ? row.name() : named(name),
                definition == null ? row.draft() : text(definition),
                row.revision() + 1,
                UtcTime.of(clock.instant()));
        gate.changed(id);
        if (name != null && !name.equals(row.name())) {
            audit.record("journey.rename", "journey:" + id, row.name() + " → " + name);
        }
    }

    /** A new draft like this one's draft. */
    @Transactional
    public long copy(long id) {
        JourneyRow row = mapper.find(id);
        if (row == null) {
            throw notFound();
        }
        String name = row.name() + "（副本）";
        if (name.length() > MAX_NAME) {
            name = name.substring(name.length() - MAX_NAME);
        }
        return create(name, (ObjectNode) json.readTree(row.draft()));
    }

    JourneyRow lock(long id) {
        JourneyRow row = mapper.lock(id);
        if (row == null) {
            throw notFound();
        }
        return row;
    }

    static void requireRevision(JourneyRow row, int revision) {
        if (row.revision() != revision) {
            throw YujianException.conflict("journey.stale-revision", "旅程已被别人修改过，请刷新后再试");
        }
    }

    static YujianException notFound() {
        return YujianException.notFound("journey.not-found", "旅程不存在");
    }

    private static String named(String name) {
        String trimmed = name.strip();
        if (trimmed.isEmpty() || trimmed.length() > MAX_NAME) {
            throw YujianException.invalid("journey.bad-name", "请填写旅程名称，最多 80 个字");
        }
        return trimmed;
    }

    private static String text(ObjectNode definition) {
        String text = definition.toString();
        if (text.length() > MAX_CHARS) {
            throw YujianException.invalid("journey.too-large", "旅程定义太大");
        }
        return text;
    }

    private ObjectNode empty() {
        ObjectNode draft = json.createObjectNode();
        draft.put("schema", 1);
        draft.putArray("triggers");
        draft.putObject("entry").putObject("reentry").put("mode", "once");
        draft.putObject("exit").put("onUnfollow", true);
        draft.putObject("nodes");
        draft.putArray("notes");
        return draft;
    }
}
