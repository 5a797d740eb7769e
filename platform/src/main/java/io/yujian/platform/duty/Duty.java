package io.yujian.platform.duty;

/**
 * A batch duty: housekeeping or bulk work by schedule. One class each; runs on one node at a time. Must be safe to be
 * run again after a crash in the middle, and keep each transaction below five seconds.
 */
public interface Duty {
    /** Stable kebab-case name; the XXL-JOB handler name too. */
    String name();

    /** Spring cron expression in the brand's zone, used when no XXL-JOB admin is configured. */
    String cron();

    void run();
}
