package io.yujian.simulator.fan;

import io.yujian.simulator.settings.SettingsValues;
import io.yujian.simulator.settings.WindowRule;

/**
 * How many customer-service messages the brand may still send to one fan. Two windows run beside each other: the short
 * one (subscribe, scan, menu tap) and the long one (the fan wrote). Each trigger renews its window in full. Source:
 * WeChat's notice of June 2023 on customer-service messages. Guarded by the fan's lock.
 */
final class SendWindow {

    /** What a send finds. */
    enum Verdict {
        OPEN,
        CLOSED,
        USED_UP
    }

    private long shortUntil;
    private int shortLeft;
    private long messageUntil;
    private int messageLeft;

    void open(WindowTrigger trigger, long nowMillis, SettingsValues settings) {
        if (trigger == WindowTrigger.MESSAGE) {
            WindowRule rule = settings.messageWindow();
            messageUntil = nowMillis + rule.seconds() * 1000;
            messageLeft = rule.messages();
        } else {
            WindowRule rule = settings.shortWindow();
            shortUntil = nowMillis + rule.seconds() * 1000;
            shortLeft = rule.messages();
        }
    }

    /** Takes one message from the window that closes first. */
    Verdict take(long nowMillis) {
        boolean shortOpen = nowMillis < shortUntil;
        boolean messageOpen = nowMillis < messageUntil;
        if (shortOpen && shortLeft > 0 && (!messageOpen || messageLeft == 0 || shortUntil <= messageUntil)) {
            shortLeft--;
            return Verdict.OPEN;
        }
        if (messageOpen && messageLeft > 0) {
            messageLeft--;
            return Verdict.OPEN;
        }
        return shortOpen || messageOpen ? Verdict.USED_UP : Verdict.CLOSED;
    }

    void close() {
        shortUntil = 0;
        messageUntil = 0;
    }

    boolean isOpen(long nowMillis) {
        return nowMillis < shortUntil || nowMillis < messageUntil;
    }

    WindowView view(long nowMillis) {
        return new WindowView(
                nowMillis < shortUntil ? shortLeft : 0,
                Math.max(0, shortUntil - nowMillis),
                nowMillis < messageUntil ? messageLeft : 0,
                Math.max(0, messageUntil - nowMillis));
    }
}
