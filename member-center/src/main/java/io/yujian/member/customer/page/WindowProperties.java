package io.yujian.member.customer.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the platform takes customer-service messages, for display only.
 *
 * @param afterMessage after a message of the person
 * @param afterTap after a follow, scan or menu click
 */
@ConfigurationProperties("yujian.member.window")
record WindowProperties(
        @DefaultValue("48h") Duration afterMessage,
        @DefaultValue("1m") Duration afterTap) {}
