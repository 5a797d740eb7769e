package io.yujian.gateway.profile;

import io.yujian.gateway.FanProfiles;
import io.yujian.gateway.account.AccountDirectory;
import io.yujian.gateway.account.ChannelAccount;
import io.yujian.gateway.wechat.MpAnswer;
import io.yujian.gateway.wechat.MpCalls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks {@code user/info/batchget}. One openid that the platform refuses spoils a whole call, so such a call is halved. */
@Component
class MpFanProfiles implements FanProfiles {
    private static final String PATH = "/cgi-bin/user/info/batchget";
    private static final int UNKNOWN_OPENID = 40003;

    private final AccountDirectory accounts;
    private final MpCalls calls;
    private final JsonMapper json;

    MpFanProfiles(AccountDirectory accounts, MpCalls calls, JsonMapper json) {
        this.accounts = accounts;
        this.calls = calls;
        this.json = json;
    }

    @Override
    public Answer fetch(long accountId, List<String> openids) {
        if (openids.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException("at most " + LARGEST_BATCH + " fans a call");
        }
        ChannelAccount account = accounts.find(accountId);
        if (account == null || !account.enabled()) {
            return new NotNow("no-account");
        }
        List<FanProfile> told = new ArrayList<>();
        NotNow trouble = collect(account, openids, told);
        return trouble == null ? new Told(told) : trouble;
    }

    private @Nullable NotNow collect(ChannelAccount account, List<String> openids, List<FanProfile> told) {
        if (openids.isEmpty()) {
            return null;
        }
        MpAnswer answer = calls.post(account, PATH, question(openids));
        if (answer instanceof MpAnswer.Done done) {
            done.body().path("user_info_list").forEach(one -> told.add(read(one)));
            return null;
        }
        if (answer instanceof MpAnswer.Refused refused) {
            return refused.code() == UNKNOWN_OPENID
                    ? halves(account, openids, told)
                    : new NotNow("errcode-" + refused.code());
        }
        return answer instanceof MpAnswer.NotReached away
                ? new NotNow(away.why())
                : new NotNow(((MpAnswer.Unclear) answer).why());
    }

    private @Nullable NotNow halves(ChannelAccount account, List<String> openids, List<FanProfile> told) {
        if (openids.size() == 1) {
            return null;
        }
        int middle = openids.size() / 2;
        NotNow trouble = collect(account, openids.subList(0, middle), told);
        return trouble == null ? collect(account, openids.subList(middle, openids.size()), told) : trouble;
    }

    private String question(List<String> openids) {
        ObjectNode question = json.createObjectNode();
        ArrayNode list = question.putArray("user_list");
        openids.forEach(each -> list.addObject().put("openid", each).put("lang", "zh_CN"));
        return json.writeValueAsString(question);
    }

    private static FanProfile read(JsonNode one) {
        return new FanProfile(
                one.path("openid").asString(""),
                one.path("subscribe").asInt(0) == 1,
                text(one, "unionid"),
                text(one, "remark"),
                text(one, "language"),
                text(one, "subscribe_scene"));
    }

    private static @Nullable String text(JsonNode one, String field) {
        String value = one.path(field).asString("");
        return value.isBlank() ? null : value;
    }
}
