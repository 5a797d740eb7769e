package io.yujian.journey.notice;

import java.util.List;

/** Tells everyone who uses the console. */
public interface StaffNotices {
    /** One statement in the caller's transaction; a second notice of the same step is left out silently. */
    void tell(List<Notice> notices);

    /** @param text at most 500 characters */
    record Notice(long runId, String node, int visit, long journeyId, long customerId, String text) {}
}
