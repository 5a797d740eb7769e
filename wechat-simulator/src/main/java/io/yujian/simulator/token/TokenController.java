package io.yujian.simulator.token;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows tokens and ends them before their time. */
@RestController
@RequestMapping("/sim/api/accounts/{appId}/tokens")
class TokenController {

    private final AccessTokens tokens;

    TokenController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    List<TokenView> list(@PathVariable String appId) {
        return tokens.list(appId);
    }

    @PostMapping("/expire")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expire(@PathVariable String appId) {
        tokens.expireAll(appId);
    }

    @PostMapping("/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String appId) {
        tokens.revokeAll(appId);
    }
}
