package io.yujian.gateway.fanmenu;

import io.yujian.gateway.FanMenus.State;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.channel.MpErrors;
import io.yujian.gateway.channel.SendResult;
import io.yujian.gateway.fanmenu.FanMenuRows.Row;
import io.yujian.gateway.menu.MenuCalls;
import io.yujian.gateway.menu.MenuList;
import io.yujian.gateway.wechat.MpAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts fans under a menu's user tag and takes them out of the others', up to fifty in a call (WeChat's "批量为用户打标签").
 * All of it may be said again without harm, so what was not answered is simply repeated. One fan whom the platform does
 * not accept spoils a whole call, so such a call is halved. Outside any transaction.
 */
@Component
class TagFans {
    static final int LARGEST_BATCH = 50;
    /** What the platform says about one fan, not about the call. */
    private static final Set<Integer> NO_FAN = Set.of(40003, 43004, 49003);

    private static final int TOO_MANY_TAGS = 45059;

    private final AccountDirectory accounts;
    private final MenuList menus;
    private final MenuCalls calls;
    private final JsonMapper json;

    TagFans(AccountDirectory accounts, MenuList menus, MenuCalls calls, JsonMapper json) {
        this.accounts = accounts;
        this.menus = menus;
        this.calls = calls;
        this.json = json;
    }

    /**
     * What came of one wish.
     *
     * @param state {@code PLANNED}: again
     * @param after how long to wait before that; null: the usual back-off
     * @param tried a call was made
     */
    record Result(
            State state, @Nullable String reason, @Nullable Duration after, boolean tried) {}

    private record Target(long accountId, long menuId, byte lane) {}

    Map<Row, Result> apply(List<Row> rows) {
        Map<Target, List<Row>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            groups.computeIfAbsent(new Target(row.accountId(), row.menuId(), row.lane()), t -> new ArrayList<>())
                    .add(row);
        }
        Map<Row, Result> results = new HashMap<>();
        groups.forEach((target, members) -> {
            for (int from = 0; from < members.size(); from += LARGEST_BATCH) {
                apply(target, members.subList(from, Math.min(members.size(), from + LARGEST_BATCH)), results);
            }
        });
        return results;
    }

    private void apply(Target target, List<Row> rows, Map<Row, Result> results) {
        ChannelAccount account = accounts.find(target.accountId());
        if (account == null || !account.enabled()) {
            String reason = account == null ? "account-gone" : "account-disabled";
            all(rows, new Result(State.REFUSED, reason, null, false), results);
            return;
        }
        Optional<MenuList.Tagging> tagging = menus.tagging(target.accountId(), target.menuId());
        if (tagging.isEmpty()) {
            all(rows, new Result(State.REFUSED, "menu-gone", null, false), results);
            return;
        }
        List<Row> left = rows;
        Integer on = tagging.get().on();
        if (on != null) {
            left = mark(account, "batchtagging", on, left, results);
        }
        for (int tag : tagging.get().off()) {
            left = mark(account, "batchuntagging", tag, left, results);
        }
        all(left, new Result(State.DONE, null, null, true), results);
    }

    /** @return those for whom it was done; the others have their result */
    private List<Row> mark(ChannelAccount account, String way, int tag, List<Row> rows, Map<Row, Result> results) {
        if (rows.isEmpty()) {
            return rows;
        }
        Row first = rows.get(0);
        MenuCalls.Result called =
                calls.call(account, "/cgi-bin/tags/members/" + way, body(tag, rows), first.lane(), first.plannedAt());
        if (called instanceof MenuCalls.Held held) {
            State state = held.barred() ? State.REFUSED : State.PLANNED;
            all(rows, new Result(state, held.reason(), held.barred() ? null : held.after(), false), results);
            return List.of();
        }
        MpAnswer answer = ((MenuCalls.Answered) called).answer();
        if (answer instanceof MpAnswer.Refused refused && isAboutOne(refused.code())) {
            return one(account, way, tag, rows, refused.code(), results);
        }
        SendResult read = MpErrors.read(answer, true, null);
        if (read instanceof SendResult.Accepted) {
            return rows;
        }
        all(rows, notDone(read), results);
        return List.of();
    }

    private static boolean isAboutOne(int code) {
        return NO_FAN.contains(code) || code == TOO_MANY_TAGS;
    }

    private List<Row> one(
            ChannelAccount account, String way, int tag, List<Row> rows, int code, Map<Row, Result> results) {
        if (rows.size() == 1) {
            State state = NO_FAN.contains(code) ? State.NOT_FOLLOWING : State.REFUSED;
            all(rows, new Result(state, MpErrors.reason(code), null, true), results);
            return List.of();
        }
        int middle = rows.size() / 2;
        List<Row> done = new ArrayList<>(mark(account, way, tag, rows.subList(0, middle), results));
        done.addAll(mark(account, way, tag, rows.subList(middle, rows.size()), results));
        return done;
    }

    private static Result notDone(SendResult read) {
        if (read instanceof SendResult.Later later) {
            return new Result(State.PLANNED, later.reason(), later.after(), true);
        }
        if (read instanceof SendResult.Refused refused) {
            return new Result(State.REFUSED, refused.reason(), null, true);
        }
        return new Result(State.PLANNED, "unclear", null, true);
    }

    private static void all(List<Row> rows, Result result, Map<Row, Result> results) {
        rows.forEach(row -> results.put(row, result));
    }

    private String body(int tag, List<Row> rows) {
        ObjectNode body = json.createObjectNode();
        ArrayNode openids = body.putArray("openid_list");
        rows.forEach(row -> openids.add(row.recipient()));
        body.put("tagid", tag);
        return json.writeValueAsString(body);
    }
}
