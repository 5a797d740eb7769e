package io.yujian.gateway.link;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.PublicEndpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Leads a short link on. Where to is only what was stored with the message. */
@RestController
@ConditionalOnRole(Role.WECHAT_GATEWAY)
class LinkController {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final String GONE =
            "<!doctype html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>链接已失效</title>"
                    + "<p style=\"font:16px sans-serif;text-align:center;margin-top:30vh\">链接已失效<br>This link has expired</p>";

    private final LinkRows rows;
    private final Clicks clicks;

    LinkController(LinkRows rows, Clicks clicks) {
        this.rows = rows;
        this.clicks = clicks;
    }

    @GetMapping("/r/{code}")
    @PublicEndpoint(reason = "a link in a message: its code cannot be guessed and only leads on")
    ResponseEntity<String> followLink(
            @PathVariable("code") String code,
            HttpMethod method,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
            @RequestHeader(name = "Sec-Purpose", required = false) @Nullable String purpose,
            @RequestHeader(name = "Purpose", required = false) @Nullable String olderPurpose) {
        Optional<LinkRows.Link> link = LinkCodes.isCode(code) ? rows.find(code) : Optional.empty();
        if (link.isEmpty() || !Links.isWeb(link.get().url())) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(HTML)
                    .cacheControl(CacheControl.noStore())
                    .body(GONE);
        }
        if (!Machines.is(method.name(), agent, purpose == null ? olderPurpose : purpose)) {
            clicks.note(link.get());
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, link.get().url())
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
