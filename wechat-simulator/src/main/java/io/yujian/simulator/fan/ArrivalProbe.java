package io.yujian.simulator.fan;

/** Told once, when the first message for a fan of a load run arrives. */
public interface ArrivalProbe {

    /** @param nanoTime {@link System#nanoTime()} at arrival */
    void firstMessage(long nanoTime);
}
