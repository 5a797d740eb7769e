package io.yujian.simulator.oauth;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.fan.Fan;
import io.yujian.simulator.fan.Fans;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page that a browser passes through. Inside a phone of the simulator it knows by itself who looks; elsewhere it
 * asks; a test says it with {@code sim_openid}.
 */
@RestController
class AuthorizeController {

    private final Accounts accounts;
    private final Fans fans;
    private final Grants grants;

    AuthorizeController(Accounts accounts, Fans fans, Grants grants) {
        this.accounts = accounts;
        this.fans = fans;
        this.grants = grants;
    }

    /**
     * @param openid who looks at the page (the simulator's own parameter)
     * @param decision {@code allow} or {@code deny}, once the person tapped (the simulator's own parameter)
     * @param snapshot hands out a made-up user, as on snapshot pages (the simulator's own parameter)
     */
    @GetMapping("/connect/oauth2/authorize")
    ResponseEntity<String> authorize(
            @RequestParam(name = "appid", defaultValue = "") String appId,
            @RequestParam(name = "redirect_uri", defaultValue = "") String redirectUri,
            @RequestParam(name = "response_type", defaultValue = "") String responseType,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(name = "sim_openid", required = false) @Nullable String openid,
            @RequestParam(name = "sim_decision", required = false) @Nullable String decision,
            @RequestParam(name = "sim_snapshot", defaultValue = "false") boolean snapshot) {
        BrandAccount account = accounts.find(appId).orElse(null);
        if (account == null) {
            return page(AuthorizePages.problem("AppID 参数错误", "错误码 10013 · unknown appid"));
        }
        if (!redirectUri.startsWith("http://") && !redirectUri.startsWith("https://")) {
            return page(AuthorizePages.problem("redirect_uri 参数错误", "错误码 10003 · redirect_uri must be absolute"));
        }
        if (!responseType.equals("code") || !(scope.equals("snsapi_base") || scope.equals("snsapi_userinfo"))) {
            return page(AuthorizePages.problem("Scope 参数错误或没有 Scope 权限", "错误码 10005 · response_type or scope"));
        }
        if (openid == null) {
            List<Fan> phones = fans.all(appId).stream()
                    .filter(fan -> fan.transcript() != null)
                    .limit(20)
                    .toList();
            return page(AuthorizePages.who(account, phones));
        }
        Fan fan = fans.samePerson(account, fans.get(null, openid));
        if ("deny".equals(decision)) {
            return page(AuthorizePages.problem("你已取消授权", "The person declined; WeChat stays on this page."));
        }
        if (scope.equals("snsapi_userinfo") && decision == null) {
            return page(AuthorizePages.consent(account));
        }
        String code = grants.code(new Grants.Grant(appId, fan.openid(), scope, snapshot));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(withCode(redirectUri, code, state)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** WeChat puts code and state before the fragment, after what the address has already. */
    private static String withCode(String redirectUri, String code, String state) {
        int hash = redirectUri.indexOf('#');
        String address = hash < 0 ? redirectUri : redirectUri.substring(0, hash);
        String fragment = hash < 0 ? "" : redirectUri.substring(hash);
        return address + (address.contains("?") ? "&" : "?") + "code=" + code + "&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8) + fragment;
    }

    private static ResponseEntity<String> page(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(html);
    }
}
