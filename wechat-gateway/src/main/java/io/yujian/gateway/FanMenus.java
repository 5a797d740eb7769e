package io.yujian.gateway;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which menu of an Official Account a fan sees. A personalised menu is shown to the fans who carry its user tag, so a fan
 * who shall see it is put under that tag and taken out of those of the account's other menus. WeChat's app shows a change
 * when it next loads the menu, within a day at most, or at once after following again. Safe on any number of nodes.
 */
public interface FanMenus {
    /** Unknown ids are absent. One statement. */
    Map<Long, Menu> find(Collection<Long> menuIds);

    /**
     * Writes wishes in the caller's transaction: two statements for any number; those with a known key are left out
     * silently. Of two wishes for one fan the later one counts.
     */
    void plan(List<Planned> changes);

    /** What came of them; keys never planned are absent. One statement. */
    Map<SendKey, Outcome> outcomes(Collection<SendKey> keys);

    /**
     * @param personal false: the account's default menu
     * @param published its present tag is one that fans can be put under
     */
    record Menu(long id, long accountId, String accountName, String name, boolean personal, boolean published) {}

    /**
     * @param menuId the account's menu that the fan shall see
     * @param giveUpAt no attempt begins after it
     * @param wakeNo the run's wait that ends when the result is known; 0: nobody waits
     */
    record Planned(
            SendKey key,
            long customerId,
            long accountId,
            String openid,
            long menuId,
            byte lane,
            Instant giveUpAt,
            int wakeNo) {}

    /** The order is what is stored and never changes. */
    enum State {
        /** Not tried yet, or to be tried again. */
        PLANNED,
        DONE,
        /** The person is no fan of the account (any more). */
        NOT_FOLLOWING,
        /** The platform said no for good, or the menu is gone. */
        REFUSED,
        /** No success within its time and tries. */
        GIVEN_UP,
        /** A later wish for the same fan stands in its place. */
        OVERTAKEN
    }

    /** @param reason stable word such as {@code wechat-45059}; null when done */
    record Outcome(State state, @Nullable String reason) {}
}
