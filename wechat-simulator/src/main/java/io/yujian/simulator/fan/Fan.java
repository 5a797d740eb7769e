package io.yujian.simulator.fan;

import io.yujian.simulator.settings.SettingsValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person as one account sees them. Load runs make hundreds of thousands, so rarely used parts are created on demand.
 * Every method takes the fan's own lock.
 */
public final class Fan {

    private final String appId;
    private final String openid;
    private final @Nullable String unionid;
    private final String person;
    private final String nickname;
    private final SendWindow window = new SendWindow();
    private final @Nullable Transcript transcript;
    private @Nullable TreeSet<Integer> tags;
    private @Nullable TreeMap<String, Integer> credits;
    private @Nullable ArrivalProbe probe;
    private boolean following;
    private boolean refusesTemplates;
    private long followNumber;
    private long subscribeSeconds;
    private String subscribeScene = "ADD_SCENE_OTHERS";
    private String qrScene = "";
    private String remark = "";
    private int accepted;

    Fan(String appId, String openid, @Nullable String unionid, String person, String nickname, boolean phone) {
        this.appId = appId;
        this.openid = openid;
        this.unionid = unionid;
        this.person = person;
        this.nickname = nickname;
        this.transcript = phone ? new Transcript() : null;
    }

    public String appId() {
        return appId;
    }

    public String openid() {
        return openid;
    }

    public @Nullable String unionid() {
        return unionid;
    }

    public String person() {
        return person;
    }

    public String nickname() {
        return nickname;
    }

    /** What this fan's phone shows; null unless the fan is shown as a phone. */
    public @Nullable Transcript transcript() {
        return transcript;
    }

    public synchronized boolean following() {
        return following;
    }

    synchronized long followNumber() {
        return followNumber;
    }

    synchronized void follow(long number, long nowSeconds, String scene, String qr) {
        following = true;
        followNumber = number;
        subscribeSeconds = nowSeconds;
        subscribeScene = scene;
        qrScene = qr;
    }

    /** Leaving clears what the brand knew and closes the windows; WeChat drops remark and tags as well. */
    synchronized void unfollow() {
        following = false;
        remark = "";
        tags = null;
        window.close();
    }

    public synchronized void openWindow(WindowTrigger trigger, long nowMillis, SettingsValues settings) {
        window.open(trigger, nowMillis, settings);
    }

    /** Takes one customer-service message: 0, or the platform's error code. */
    public synchronized int takeWindow(long nowMillis) {
        return switch (window.take(nowMillis)) {
            case OPEN -> 0;
            case CLOSED -> 45015;
            case USED_UP -> 45047;
        };
    }

    public synchronized boolean windowOpen(long nowMillis) {
        return window.isOpen(nowMillis);
    }

    public synchronized void addCredit(String templateId) {
        if (credits == null) {
            credits = new TreeMap<>();
        }
        credits.merge(templateId, 1, Integer::sum);
    }

    public synchronized void dropCredits(String templateId) {
        if (credits != null) {
            credits.remove(templateId);
        }
    }

    /** Takes one subscription of this template, if one is left. */
    public synchronized boolean takeCredit(String templateId) {
        if (credits == null || credits.getOrDefault(templateId, 0) < 1) {
            return false;
        }
        credits.merge(templateId, -1, Integer::sum);
        return true;
    }

    public synchronized boolean refusesTemplates() {
        return refusesTemplates;
    }

    public synchronized void refuseTemplates(boolean refuse) {
        refusesTemplates = refuse;
    }

    public synchronized void remark(String text) {
        remark = text;
    }

    public synchronized boolean hasTag(int tag) {
        return tags != null && tags.contains(tag);
    }

    public synchronized int tagCount() {
        return tags == null ? 0 : tags.size();
    }

    public synchronized void tag(int tag) {
        if (tags == null) {
            tags = new TreeSet<>();
        }
        tags.add(tag);
    }

    public synchronized void untag(int tag) {
        if (tags != null) {
            tags.remove(tag);
        }
    }

    /** The next message that arrives is reported once to the probe. */
    public synchronized void expectFirst(ArrivalProbe arrival) {
        probe = arrival;
    }

    /** Counts an accepted message and tells the probe, if one waits. */
    public void messageArrived(long nanoTime) {
        ArrivalProbe waiting;
        synchronized (this) {
            accepted++;
            waiting = probe;
            probe = null;
        }
        if (waiting != null) {
            waiting.firstMessage(nanoTime);
        }
    }

    public synchronized int accepted() {
        return accepted;
    }

    public synchronized FanView view(long nowMillis) {
        return new FanView(
                appId,
                openid,
                unionid,
                person,
                nickname,
                following,
                subscribeSeconds,
                subscribeScene,
                qrScene,
                remark,
                tags == null ? List.of() : new ArrayList<>(tags),
                window.view(nowMillis),
                credits == null ? Map.of() : new TreeMap<>(credits),
                refusesTemplates,
                transcript != null,
                accepted);
    }
}
