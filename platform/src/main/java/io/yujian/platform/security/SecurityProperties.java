package io.yujian.platform.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set about access.
 *
 * @param adminPasswordFile where the first administrator's generated password is written, mode 600
 * @param demo opens the API pages to everyone and lets the simulator frame fan pages
 */
@ConfigurationProperties("yujian")
public record SecurityProperties(
        @DefaultValue(".yujian/admin-password") String adminPasswordFile,
        @DefaultValue("false") boolean demo,
        @DefaultValue Session session,
        @DefaultValue H5 h5,
        @DefaultValue Simulator simulator) {

    /**
     * @param idle a session ends after so long without a request
     * @param longest and after so long in any case
     */
    public record Session(
            @DefaultValue("8h") Duration idle,
            @DefaultValue("7d") Duration longest) {}

    /** @param frameAncestors origins that may frame fan pages, beside our own */
    public record H5(@DefaultValue List<String> frameAncestors) {}

    /** @param url address of the simulator as a browser sees it; empty without one */
    public record Simulator(@DefaultValue("") String url) {}
}
