package io.yujian.gateway.callback;

import io.yujian.gateway.Accounts;
import io.yujian.platform.overview.FigureSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Callbacks of the last day that were not accepted, on the first page. */
@Component
class CallbackFigures implements FigureSource {
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final InstantSource clock;

    CallbackFigures(JdbcTemplate jdbc, Accounts accounts, InstantSource clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures() {
        long notStored = 0;
        for (Map.Entry<String, Long> entry : lastDay().entrySet()) {
            if (entry.getKey().startsWith(Turned.NOT_STORED.word())) {
                notStored += entry.getValue();
            }
        }
        return List.of(new Figure("callbacksNotStored24h", notStored));
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        lastDay().forEach((name, n) -> {
            long account = Long.parseLong(name.substring(name.indexOf(':') + 1));
            String title = accounts.byId(account).map(Accounts.Account::name).orElse(Long.toString(account));
            String link = "/accounts/" + account;
            if (name.equals(TurnedAway.name(Turned.NOT_STORED, account))) {
                warnings.add(new Warning(
                        "callbacks-not-stored",
                        "最近 24 小时，账号「" + title + "」有 " + n
                                + " 次回调因数据库不可用或过载没有收下。微信约 15 秒内会重试，更久的中断会漏掉当时的事件；漏掉的关注会在粉丝下次互动时补上。",
                        n + " callbacks of account " + title + " could not be stored in the last day: the database was"
                                + " away or overloaded. WeChat repeats them for about 15 seconds; a longer outage"
                                + " misses events. A missed follow is made good when the fan next acts.",
                        link));
            } else if (name.equals(TurnedAway.name(Turned.NOT_OURS, account))) {
                warnings.add(new Warning(
                        "callbacks-not-ours",
                        "最近 24 小时，账号「" + title + "」有 " + n
                                + " 次回调验签失败，没有接受。若刚改过 Token 或 EncodingAESKey，请核对两边是否一致；否则可能有人在试探，无需处理。",
                        n + " callbacks for account " + title + " failed verification in the last day and were not"
                                + " accepted. If Token or EncodingAESKey was changed, compare both sides; otherwise"
                                + " someone is probing and nothing needs to be done.",
                        link));
            }
        });
        return warnings;
    }

    private Map<String, Long> lastDay() {
        long from = clock.instant().minus(DAY).getEpochSecond() / 60;
        Map<String, Long> found = new HashMap<>();
        jdbc.query(
                "SELECT name,SUM(n) FROM gw_stat WHERE minute>=? AND kind=? GROUP BY name ORDER BY name",
                row -> {
                    found.put(row.getString(1), row.getLong(2));
                },
                from,
                TurnedAway.KIND);
        return found;
    }
}
