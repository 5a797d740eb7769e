package io.yujian.gateway.limit;

import io.yujian.gateway.Accounts;
import io.yujian.platform.overview.FigureSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Accounts that rest, on the first page. */
@Component
class GatewayFigures implements FigureSource {
    private final Pauses pauses;
    private final Accounts accounts;

    GatewayFigures(Pauses pauses, Accounts accounts) {
        this.pauses = pauses;
        this.accounts = accounts;
    }

    @Override
    public List<Figure> figures() {
        return List.of();
    }

    @Override
    public List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        pauses.byAccount().forEach((id, list) -> {
            String name = accounts.byId(id).map(Accounts.Account::name).orElse(Long.toString(id));
            for (Pauses.Pause pause : list) {
                String zh = pause.api().isEmpty() ? "全部发送" : "接口 " + pause.api();
                String en = pause.api().isEmpty() ? "all sends" : "API " + pause.api();
                warnings.add(new Warning(
                        "account-paused",
                        "账号「" + name + "」的" + zh + "已暂停：" + PauseWords.zh(pause.reason())
                                + "。消息在等待，会自动试探，一成功就恢复；长时间不恢复请检查账号。",
                        "Account " + name + " rests (" + en + "): " + PauseWords.en(pause.reason())
                                + ". Messages wait; one is tried now and then, and a success ends the pause. Check the"
                                + " account if it lasts.",
                        "/accounts/" + id));
            }
        });
        return warnings;
    }
}
