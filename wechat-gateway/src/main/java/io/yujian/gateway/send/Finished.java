package io.yujian.gateway.send;

import io.yujian.gateway.channel.SendResult;
import java.time.Instant;

/** @param at when the call was made, or would have been */
record Finished(Call call, SendResult result, Instant at) {}
