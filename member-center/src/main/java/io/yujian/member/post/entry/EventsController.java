package io.yujian.member.post.entry;

import io.yujian.member.post.PostEvents;
import io.yujian.member.post.PostedEvent;
import io.yujian.platform.error.YujianException;
import io.yujian.platform.inbox.InboxUnavailableException;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes events of the brand's own systems. */
@RestController
@ConditionalOnRole(Role.MEMBER_CENTER)
class EventsController {
    private final PostEvents post;

    EventsController(PostEvents post) {
        this.post = post;
    }

    /** @param bulk true: not urgent, handled after what people trigger */
    record PostEventsRequest(
            @NotNull @Size(min = 1, max = 500, message = "一次要有 1 到 500 个事件")
            List<@Nullable PostedEvent> events,

            @Nullable Boolean bulk) {}

    /** One receipt for each event, in the order of posting. */
    record PostEventsView(List<PostEvents.EventReceipt> items) {}

    /** Good events are stored even when others beside them are refused; all refused is an error. */
    @PostMapping("/api/v1/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed("events:write")
    PostEventsView postEvents(@Valid @RequestBody PostEventsRequest request) {
        List<PostEvents.EventReceipt> receipts;
        try {
            receipts = post.post(request.events(), Boolean.TRUE.equals(request.bulk()));
        } catch (InboxUnavailableException e) {
            throw new YujianException(503, "events.unavailable", "现在无法保存事件，请稍后原样重发，不会重复。");
        }
        if (receipts.stream().allMatch(receipt -> receipt.error() != null)) {
            PostEvents.EventProblem first = receipts.stream()
                    .map(PostEvents.EventReceipt::error)
                    .findFirst()
                    .orElseThrow();
            throw YujianException.invalid(
                    first == null ? "event.empty" : first.code(),
                    "没有可以保存的事件。第一个问题：" + (first == null ? "" : first.message()) + "。");
        }
        return new PostEventsView(receipts);
    }
}
