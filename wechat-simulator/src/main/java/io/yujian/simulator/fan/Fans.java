package io.yujian.simulator.fan;

import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.NoSuchThing;
import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.crypto.Signatures;
import io.yujian.simulator.time.SimulatorClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All fans of all accounts, and the order in which they followed. Thread safe. */
@Component
public class Fans implements WorldPart {

    private static final class Book {
        private final ConcurrentMap<String, Fan> all = new ConcurrentHashMap<>();
        private final ConcurrentSkipListMap<Long, Fan> followers = new ConcurrentSkipListMap<>();
    }

    private final ConcurrentMap<String, Book> books = new ConcurrentHashMap<>();
    private final AtomicLong followNumbers = new AtomicLong();
    private final SimulatorClock clock;

    public Fans(SimulatorClock clock) {
        this.clock = clock;
    }

    /** Creates one fan; an openid that exists already gives the known fan. */
    public Fan create(BrandAccount account, NewFan wanted) {
        String openid = wanted.openid() == null ? account.newOpenid() : wanted.openid();
        String person = wanted.person() == null ? "p" + RandomText.hex(12) : wanted.person();
        String nickname = wanted.nickname() == null ? "" : wanted.nickname();
        boolean phone = Boolean.TRUE.equals(wanted.phone());
        Fan made = new Fan(account.appId(), openid, unionid(account, person), person, nickname, phone);
        Fan known = book(account.appId()).all.putIfAbsent(openid, made);
        Fan fan = known == null ? made : known;
        if (Boolean.TRUE.equals(wanted.following()) && !fan.following()) {
            follow(fan, "ADD_SCENE_SEARCH", "");
        }
        return fan;
    }

    private static @Nullable String unionid(BrandAccount account, String person) {
        if (account.openPlatform().isEmpty()) {
            return null;
        }
        return "oU" + Signatures.sign(account.openPlatform(), person).substring(0, 26);
    }

    public Optional<Fan> find(String appId, String openid) {
        Book book = books.get(appId);
        return book == null ? Optional.empty() : Optional.ofNullable(book.all.get(openid));
    }

    /** Finds a fan when the caller may not know the account. */
    public Fan get(@Nullable String appId, String openid) {
        if (appId != null) {
            return find(appId, openid).orElseThrow(() -> new NoSuchThing("no fan " + openid + " at " + appId));
        }
        return books.values().stream()
                .map(book -> book.all.get(openid))
                .filter(fan -> fan != null)
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("no fan " + openid));
    }

    /** The same person at another account; made up when they never met it. */
    public Fan samePerson(BrandAccount account, Fan known) {
        if (known.appId().equals(account.appId())) {
            return known;
        }
        return all(account.appId()).stream()
                .filter(fan -> fan.person().equals(known.person()))
                .findFirst()
                .orElseGet(() -> create(
                        account,
                        new NewFan(account.appId(), null, known.person(), known.nickname(), false, true, null)));
    }

    public void follow(Fan fan, String subscribeScene, String qrScene) {
        long number = followNumbers.incrementAndGet();
        Book book = book(fan.appId());
        book.followers.remove(fan.followNumber());
        fan.follow(number, clock.seconds(), subscribeScene, qrScene);
        book.followers.put(number, fan);
    }

    public void unfollow(Fan fan) {
        book(fan.appId()).followers.remove(fan.followNumber());
        fan.unfollow();
    }

    /** Followers in the order in which they followed, after the given one (or from the start). */
    public List<Fan> followersAfter(String appId, @Nullable Fan after, int limit) {
        Map<Long, Fan> tail = book(appId).followers.tailMap(after == null ? 0L : after.followNumber(), after == null);
        return tail.values().stream().limit(limit).toList();
    }

    /** Followers in order, without a copy: for counting and filtering. */
    public Collection<Fan> followers(String appId) {
        return book(appId).followers.values();
    }

    public Collection<Fan> all(String appId) {
        return book(appId).all.values();
    }

    public int count(String appId) {
        return book(appId).all.size();
    }

    public void remove(Fan fan) {
        unfollow(fan);
        book(fan.appId()).all.remove(fan.openid());
    }

    private Book book(String appId) {
        return books.computeIfAbsent(appId, id -> new Book());
    }

    @Override
    public void forget(String appId) {
        books.remove(appId);
    }

    @Override
    public void forgetAll() {
        books.clear();
    }
}
