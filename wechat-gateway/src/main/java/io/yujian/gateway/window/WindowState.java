package io.yujian.gateway.window;

import io.yujian.gateway.setting.GatewayProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's windows as they stand in the database, locked by the current transaction. The shortest open window is used
 * first: it would lapse first. Confined to its transaction.
 */
public final class WindowState {
    private final GatewayProperties.Window lengths;
    private final int[] left;
    private final long[] since;
    private boolean followed;
    private final long followSince;
    private boolean changed;

    WindowState(GatewayProperties.Window lengths, WindowRows.WindowRow row) {
        this.lengths = lengths;
        this.left = new int[] {row.tapLeft(), row.enterLeft(), row.scanLeft(), row.msgLeft()};
        this.since = new long[] {row.tapS(), row.enterS(), row.scanS(), row.msgS()};
        this.followed = row.followed() == 1;
        this.followSince = row.followS();
    }

    /** True only when we were told that the person left; a person never heard of may be an older follower. */
    public boolean hasLeft() {
        return !followed && followSince > 0;
    }

    /** Whether {@link #reserve} would find an open window. */
    public boolean open(Instant now) {
        for (WindowKind kind : WindowKind.values()) {
            if (isOpen(kind, now)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOpen(WindowKind kind, Instant now) {
        int k = kind.ordinal();
        return left[k] > 0 && since[k] > 0 && now.isBefore(until(kind));
    }

    /** Takes one message from an open window; null when none is open. */
    public @Nullable Reserved reserve(Person person, Instant now) {
        for (WindowKind kind : WindowKind.values()) {
            int k = kind.ordinal();
            if (isOpen(kind, now)) {
                left[k]--;
                changed = true;
                return new Reserved(person, kind, since[k]);
            }
        }
        return null;
    }

    private Instant until(WindowKind kind) {
        Instant from = Instant.ofEpochSecond(since[kind.ordinal()]);
        return from.plus(
                switch (kind) {
                    case TAP -> lengths.tap();
                    case ENTER -> lengths.follow();
                    case SCAN -> lengths.scan();
                    case MESSAGE -> lengths.message();
                });
    }

    /** The reserved message certainly did not go out. A window opened anew since then has its full number anyway. */
    void giveBack(Reserved reserved) {
        int k = reserved.kind().ordinal();
        if (since[k] == reserved.since()) {
            left[k]++;
            changed = true;
        }
    }

    /** The platform says that nothing is open. Only what was open when we asked is shut. */
    void shut(Instant asked) {
        for (int k = 0; k < left.length; k++) {
            if (left[k] > 0 && Instant.ofEpochSecond(since[k]).isBefore(asked)) {
                left[k] = 0;
                changed = true;
            }
        }
    }

    void leave(Instant asked) {
        if (followed && Instant.ofEpochSecond(followSince).isBefore(asked)) {
            followed = false;
            changed = true;
        }
    }

    boolean changed() {
        return changed;
    }

    WindowRows.WindowRow row(Person person) {
        return new WindowRows.WindowRow(
                person.accountId(),
                person.openid(),
                followed ? 1 : 0,
                followSince,
                left[WindowKind.MESSAGE.ordinal()],
                since[WindowKind.MESSAGE.ordinal()],
                left[WindowKind.TAP.ordinal()],
                since[WindowKind.TAP.ordinal()],
                left[WindowKind.ENTER.ordinal()],
                since[WindowKind.ENTER.ordinal()],
                left[WindowKind.SCAN.ordinal()],
                since[WindowKind.SCAN.ordinal()]);
    }

    /** @param since CreateTime that had opened the window when the message was taken from it */
    public record Reserved(Person person, WindowKind kind, long since) {}
}
