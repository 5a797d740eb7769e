package io.yujian.journey.insight.report;

/** @param reason stable word; may be empty */
public record ReasonCountView(String reason, long n) {}
