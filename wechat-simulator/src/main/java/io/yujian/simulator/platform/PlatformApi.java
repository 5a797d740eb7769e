package io.yujian.simulator.platform;

/** A group of API paths that belong together; every bean of this type is asked once at start. */
public interface PlatformApi {

    void register(ApiRoutes routes);
}
