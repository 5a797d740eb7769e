package io.yujian.simulator.platform;

/** Answers one API path. Called concurrently. */
@FunctionalInterface
public interface ApiHandler {

    /** @throws WeChatRefusal to answer with an error code */
    ApiAnswer handle(ApiCall call);
}
