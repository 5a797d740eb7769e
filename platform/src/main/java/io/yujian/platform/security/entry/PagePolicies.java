package io.yujian.platform.security.entry;

import io.yujian.platform.security.SecurityProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * What a browser may do with our pages. Scripts only from ourselves; inline styles are allowed because component
 * libraries set them; pictures also from where WeChat keeps avatars and materials.
 */
@Component
class PagePolicies {
    private static final String PICTURES = "https://*.qlogo.cn http://*.qlogo.cn https://*.qpic.cn http://*.qpic.cn";

    private final String simulator;
    private final List<String> framers;

    PagePolicies(SecurityProperties properties) {
        simulator = properties.demo() ? origin(properties.simulator().url()) : "";
        List<String> origins = new ArrayList<>(properties.h5().frameAncestors());
        if (origins.isEmpty() && !simulator.isEmpty()) {
            origins.add(simulator);
        }
        framers = List.copyOf(origins);
    }

    void console(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy("'none'")))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
    }

    /** X-Frame-Options knows no list of origins, so framing is left to the policy's frame-ancestors. */
    void fan(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives(policy(("'self' " + String.join(" ", framers)).trim())))
                .frameOptions(FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
    }

    private String policy(String framedBy) {
        return "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: "
                + PICTURES + (simulator.isEmpty() ? "" : " " + simulator)
                + "; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
                + "; frame-ancestors " + framedBy;
    }

    /** Scheme, host and port of an address; empty for none. */
    static String origin(String url) {
        if (url.isBlank()) {
            return "";
        }
        URI uri = URI.create(url.trim());
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
