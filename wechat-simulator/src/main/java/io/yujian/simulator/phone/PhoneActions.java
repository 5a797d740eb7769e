package io.yujian.simulator.phone;

import io.yujian.simulator.callback.Callback;
import java.util.Map;
import java.util.function.Function;

/** A group of things that people do; every bean of this type adds its actions by name. */
interface PhoneActions {

    /** Action name to what happens; the result is the callback that tells the brand. */
    Map<String, Function<Scene, Callback>> actions();
}
