package io.yujian.gateway;

import tools.jackson.databind.node.ObjectNode;

/**
 * One way to say it.
 *
 * @param channel type id of a channel, such as {@code mp-customer-service}
 * @param version version of the content's shape
 * @param content rendered content that validates against the channel's schema
 */
public record ChannelContent(String channel, int version, ObjectNode content) {}
