package io.yujian.platform.deadletter;

import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk's list of events that could not be handled. */
@RestController
@RequestMapping("/api/v1/dead-letters")
@ConditionalOnRole(Role.ADMIN)
class DeadLetterController {
    private static final int PAGE = 50;

    private final DeadLetters letters;
    private final AuditLog audit;

    DeadLetterController(DeadLetters letters, AuditLog audit) {
        this.letters = letters;
        this.audit = audit;
    }

    /**
     * @param body as it came in; bytes that are no text are shown as replacement characters
     * @param state {@code open}, {@code replayed} or {@code discarded}
     */
    record DeadLetterView(
            String id,
            String source,
            String accountId,
            String sender,
            Instant at,
            String error,
            int attempts,
            String body,
            String state) {
        static DeadLetterView of(DeadLetters.DeadLetter letter) {
            return new DeadLetterView(
                    Long.toString(letter.id()),
                    letter.source(),
                    Long.toString(letter.accountId()),
                    letter.sender(),
                    letter.deadAt(),
                    letter.error(),
                    letter.attempts(),
                    new String(letter.body(), StandardCharsets.UTF_8),
                    letter.state());
        }
    }

    record ReplayRequest(@NotNull @Size(min = 1, max = 200) List<Long> ids) {}

    /** @param replayed ids that were open; the others had been dealt with */
    record ReplayView(List<String> replayed) {}

    @GetMapping
    @Allowed("dead-letters:write")
    CursorPage<DeadLetterView> listDeadLetters(@RequestParam(required = false) @Nullable Long cursor) {
        List<DeadLetters.DeadLetter> page = letters.list(cursor == null ? Long.MAX_VALUE : cursor, PAGE);
        String next =
                page.size() < PAGE ? null : Long.toString(page.get(PAGE - 1).id());
        return new CursorPage<>(page.stream().map(DeadLetterView::of).toList(), next);
    }

    @PostMapping("/{id}/replay")
    @Allowed("dead-letters:write")
    @Transactional
    public ReplayView replayDeadLetter(@PathVariable long id) {
        return replayed(List.of(id));
    }

    @PostMapping("/replay")
    @Allowed("dead-letters:write")
    @Transactional
    public ReplayView replayDeadLetters(@RequestBody @Valid ReplayRequest request) {
        return replayed(request.ids());
    }

    @DeleteMapping("/{id}")
    @Allowed("dead-letters:write")
    @Transactional
    public void discardDeadLetter(@PathVariable long id) {
        if (letters.discard(List.of(id)).isEmpty()) {
            throw notOpen();
        }
        audit.record("dead-letter.discard", "dead-letter:" + id, "");
    }

    private ReplayView replayed(List<Long> ids) {
        List<Long> done = letters.replay(ids);
        if (done.isEmpty()) {
            throw notOpen();
        }
        done.forEach(id -> audit.record("dead-letter.replay", "dead-letter:" + id, ""));
        return new ReplayView(done.stream().map(String::valueOf).toList());
    }

    private static YujianException notOpen() {
        return YujianException.conflict("dead-letter.not-open", "这条死信已经处理过，或者不存在。请刷新列表。");
    }
}
