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
                String what = pause.api().isEmpty() ? "全部发送" : pause.api();
                warnings.add(new Warning(
                        "account-paused",
                        "账号「" + name + "」的" + what + "已暂停（" + pause.reason() + "），请检查账号",
                        "Account " + name + " rests: " + (pause.api().isEmpty() ? "all sends" : pause.api()) + " ("
                                + pause.reason() + ")",
                        "/accounts/" + id));
            }
        });
        return warnings;
    }
}
