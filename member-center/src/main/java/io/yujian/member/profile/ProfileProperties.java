package io.yujian.member.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code yujian.profiles.*}.
 *
 * @param perSecond fans whose profile is fetched per second, 0: none. The platform's published allowance for an account is
 *     five million a day, 57 a second
 */
@ConfigurationProperties("yujian.profiles")
record ProfileProperties(@DefaultValue("50") int perSecond) {}
