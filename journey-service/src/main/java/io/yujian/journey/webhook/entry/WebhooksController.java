package io.yujian.journey.webhook.entry;

import io.yujian.journey.webhook.Calls;
import io.yujian.journey.webhook.TryWebhook;
import io.yujian.journey.webhook.WebhookBook;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Outside addresses that journeys call, and the log of their calls. Secrets go in and never come out. */
@RestController
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
@RequestMapping("/api/v1/webhooks")
class WebhooksController {
    private static final int PAGE = 50;
    private final WebhookBook book;
    private final Calls calls;
    private final TryWebhook trial;
    private final InstantSource clock;

    WebhooksController(WebhookBook book, Calls calls, TryWebhook trial, InstantSource clock) {
        this.book = book;
        this.calls = calls;
        this.trial = trial;
        this.clock = clock;
    }

    @GetMapping
    @Allowed("journeys:read")
    CursorPage<WebhookBook.WebhookView> listWebhooks() {
        return new CursorPage<>(book.views(), null);
    }

    @PostMapping
    @Allowed("webhooks:write")
    @ResponseStatus(HttpStatus.CREATED)
    WebhookBook.WebhookView createWebhook(@Valid @RequestBody WebhookRequest request) {
        return book.add(request.change());
    }

    @PutMapping("/{id}")
    @Allowed("webhooks:write")
    WebhookBook.WebhookView changeWebhook(@PathVariable("id") long id, @Valid @RequestBody WebhookRequest request) {
        return book.change(id, request.change());
    }

    @DeleteMapping("/{id}")
    @Allowed("webhooks:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteWebhook(@PathVariable("id") long id) {
        book.remove(id);
    }

    /** Calls it once, now. */
    @PostMapping("/{id}/test")
    @Allowed("webhooks:write")
    TryWebhook.WebhookTrialView testWebhook(@PathVariable("id") long id) {
        return trial.call(id);
    }

    /** The youngest first. */
    @GetMapping("/{id}/calls")
    @Allowed("journeys:read")
    CursorPage<Calls.WebhookCallView> listWebhookCalls(
            @PathVariable("id") long id, @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
        List<Calls.WebhookCallView> page = calls.log(id, before(cursor), PAGE);
        return new CursorPage<>(
                page,
                page.size() < PAGE
                        ? null
                        : page.get(page.size() - 1).plannedAt().toString());
    }

    private Instant before(@Nullable String cursor) {
        try {
            return cursor == null ? clock.instant().plusSeconds(1) : Instant.parse(cursor);
        } catch (DateTimeParseException e) {
            throw YujianException.invalid("page.bad-cursor", "翻页位置无法识别");
        }
    }

    record WebhookRequest(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Pattern(regexp = "http|wecom-robot") String kind,
            @Nullable @Size(max = 2000) String url,
            @Nullable @Size(max = 10) Map<@NotBlank String, @NotNull String> headers,
            @Nullable @Size(max = 200) String secret,
            boolean enabled) {
        WebhookBook.Change change() {
            return new WebhookBook.Change(name, kind, url, headers, secret, enabled);
        }
    }
}
