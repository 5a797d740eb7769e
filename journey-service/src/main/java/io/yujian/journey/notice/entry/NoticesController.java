package io.yujian.journey.notice.entry;

import io.yujian.journey.notice.NoticeBoard;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.CurrentCaller;
import io.yujian.platform.security.Rights;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The bell: what journeys told, and how far the signed-in user has looked. */
@RestController
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
@RequestMapping("/api/v1/notices")
class NoticesController {
    private final NoticeBoard board;
    private final CurrentCaller current;

    NoticesController(NoticeBoard board, CurrentCaller current) {
        this.board = board;
        this.current = current;
    }

    @GetMapping
    @Allowed(Rights.SIGNED_IN)
    NoticeBoard.NoticesView listNotices() {
        return board.board(me());
    }

    @PutMapping("/seen")
    @Allowed(Rights.SIGNED_IN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markNoticesSeen(@Valid @RequestBody NoticesSeenRequest request) {
        board.seen(me(), Long.parseLong(request.upTo()));
    }

    private long me() {
        return Long.parseLong(current.get().id());
    }

    /** @param upTo id of the youngest notice that was shown */
    record NoticesSeenRequest(
            @NotNull @Pattern(regexp = "[0-9]{1,18}") String upTo) {}
}
