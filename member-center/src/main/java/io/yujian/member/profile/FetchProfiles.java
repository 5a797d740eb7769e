package io.yujian.member.profile;

import io.yujian.gateway.Accounts;
import io.yujian.gateway.FanProfiles;
import io.yujian.gateway.FanProfiles.FanProfile;
import io.yujian.member.post.ObservedEvents;
import io.yujian.member.profile.DueProfiles.Due;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.duty.Duty;
import io.yujian.platform.event.IdentityRef;
import io.yujian.platform.pressure.BackPressure;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every five seconds, asks for the profiles of those who have followed. What the platform tells becomes an {@code
 * mp.profile} event, whose unionid binds the fan to the customer. It steps aside while events wait, and leaves an account
 * that refuses alone for a while; whoever is due stays due.
 */
@Component
@ConditionalOnRole(Role.MEMBER_CENTER)
class FetchProfiles implements Duty {
    private static final Logger log = LoggerFactory.getLogger(FetchProfiles.class);
    private static final int SECONDS = 5;
    private static final Duration LEFT_ALONE = Duration.ofMinutes(10);

    private final DueProfiles due;
    private final FanProfiles profiles;
    private final Accounts accounts;
    private final ObservedEvents events;
    private final TransactionRetry transactions;
    private final BackPressure pressure;
    private final ProfileProperties properties;
    private final InstantSource clock;
    private final JsonMapper json;
    /** Accounts that refused, until when. */
    private final Map<Long, Instant> leftAlone = new ConcurrentHashMap<>();

    FetchProfiles(
            DueProfiles due,
            FanProfiles profiles,
            Accounts accounts,
            ObservedEvents events,
            TransactionRetry transactions,
            BackPressure pressure,
            ProfileProperties properties,
            InstantSource clock,
            JsonMapper json) {
        this.due = due;
        this.profiles = profiles;
        this.accounts = accounts;
        this.events = events;
        this.transactions = transactions;
        this.pressure = pressure;
        this.properties = properties;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public String name() {
        return "fetch-profiles";
    }

    @Override
    public String cron() {
        return "*/" + SECONDS + " * * * * *";
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        leftAlone.values().removeIf(until -> !until.isAfter(now));
        int most = properties.perSecond() * SECONDS;
        if (most <= 0 || isBusy()) {
            return;
        }
        Map<Long, List<Due>> byAccount = new LinkedHashMap<>();
        due.next(now, Set.copyOf(leftAlone.keySet()), most)
                .forEach(each -> byAccount
                        .computeIfAbsent(each.accountId(), account -> new ArrayList<>())
                        .add(each));
        byAccount.forEach(this::fetch);
    }

    private boolean isBusy() {
        return pressure.isAtLeast(BackPressure.Level.STOP_BULK_ENTRY);
    }

    private void fetch(long accountId, List<Due> all) {
        for (int from = 0; from < all.size() && !isBusy(); from += FanProfiles.LARGEST_BATCH) {
            List<Due> some = all.subList(from, Math.min(all.size(), from + FanProfiles.LARGEST_BATCH));
            FanProfiles.Answer answer =
                    profiles.fetch(accountId, some.stream().map(Due::openid).toList());
            if (answer instanceof FanProfiles.NotNow not) {
                log.info(
                        "profiles are not given, trying again in {} minutes: accountId={} reason={}",
                        LEFT_ALONE.toMinutes(),
                        accountId,
                        not.reason());
                leftAlone.put(accountId, clock.instant().plus(LEFT_ALONE));
                return;
            }
            keep(accountId, some, ((FanProfiles.Told) answer).profiles());
        }
    }

    /** The findings and the end of the wish in one transaction: a crash before it asks once more, and finds the same. */
    private void keep(long accountId, List<Due> asked, List<FanProfile> told) {
        Map<String, FanProfile> byOpenid = new HashMap<>();
        told.forEach(each -> byOpenid.put(each.openid(), each));
        Optional<Accounts.Account> account = accounts.byId(accountId);
        if (account.isEmpty()) {
            return;
        }
        List<ObservedEvents.Observed> found = new ArrayList<>();
        for (Due each : asked) {
            FanProfile profile = byOpenid.get(each.openid());
            if (profile != null && (profile.following() || profile.unionid() != null)) {
                found.add(observed(account.get(), each, profile));
            }
        }
        transactions.run(() -> {
            events.append(found);
            due.done(asked);
        });
    }

    private ObservedEvents.Observed observed(Accounts.Account account, Due wanted, FanProfile profile) {
        List<IdentityRef> identities = new ArrayList<>();
        identities.add(IdentityRef.openid(account.appId(), profile.openid()));
        if (profile.unionid() != null) {
            identities.add(new IdentityRef(IdentityRef.UNIONID, profile.unionid()));
        }
        ObjectNode data = json.createObjectNode();
        put(data, "followScene", profile.followScene());
        put(data, "remark", profile.remark());
        put(data, "language", profile.language());
        return new ObservedEvents.Observed(
                "profile " + account.appId() + " " + profile.openid() + " "
                        + wanted.dueAt().toEpochMilli(),
                "mp.profile",
                account.id(),
                profile.openid(),
                identities,
                wanted.dueAt(),
                data);
    }

    private static void put(ObjectNode data, String field, @Nullable String value) {
        if (value != null) {
            data.put(field, value);
        }
    }
}
