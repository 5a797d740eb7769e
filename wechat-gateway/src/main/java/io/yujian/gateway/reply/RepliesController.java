package io.yujian.gateway.reply;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.change.Changes;
import io.yujian.platform.audit.AuditLog;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Automatic replies of an account. */
@RestController
@ConditionalOnRole({Role.WECHAT_GATEWAY, Role.ADMIN})
class RepliesController {
    /** The platform's limit of a text. */
    private static final int MAX_BYTES = 2048;

    private final Accounts accounts;
    private final ReplyMapper mapper;
    private final PassiveReplies replies;
    private final Changes changes;
    private final AuditLog audit;
    private final JsonMapper json;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    RepliesController(
            Accounts accounts,
            ReplyMapper mapper,
            PassiveReplies replies,
            Changes changes,
            AuditLog audit,
            JsonMapper json,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.mapper = mapper;
        this.replies = replies;
        this.changes = changes;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/accounts/{id}/replies")
    @Allowed("accounts:read")
    ReplyRules getReplies(@PathVariable("id") long id) {
        known(id);
        return mapper.all().stream()
                .filter(row -> row.accountId() == id)
                .findFirst()
                .map(row -> json.readValue(row.rules(), ReplyRules.class))
                .orElse(new ReplyRules(List.of()));
    }

    @PutMapping("/api/v1/accounts/{id}/replies")
    @Allowed("accounts:write")
    ReplyRules putReplies(@PathVariable("id") long id, @Valid @RequestBody ReplyRules rules) {
        known(id);
        check(rules);
        transaction.executeWithoutResult(status -> {
            mapper.put(id, json.writeValueAsString(rules), clock.instant());
            changes.raise(Changes.ACCOUNTS);
            audit.record("account.replies", "account:" + id, rules.rules().size() + " 条自动回复");
        });
        replies.reload();
        return rules;
    }

    private static void check(ReplyRules rules) {
        for (ReplyRules.Rule rule : rules.rules()) {
            if (rule.text().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw YujianException.invalid("reply.too-long", "回复内容超过 2048 字节（约 680 个汉字）");
            }
            List<String> keywords = rule.keywords();
            if (rule.on().equals("keyword") && (keywords == null || keywords.isEmpty())) {
                throw YujianException.invalid("reply.no-keyword", "关键词回复至少需要一个关键词");
            }
        }
        try {
            new CompiledReplies(rules);
        } catch (PatternSyntaxException e) {
            throw YujianException.invalid("reply.bad-pattern", "正则表达式写错了：" + e.getPattern());
        }
    }

    private void known(long id) {
        if (accounts.byId(id).isEmpty()) {
            throw YujianException.notFound("account.not-found", "没有这个渠道账号，可能已被删除");
        }
    }
}
