package io.yujian.simulator.qrcode;

import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.crypto.RandomText;
import io.yujian.simulator.time.SimulatorClock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** All parametric codes by ticket. Thread safe. */
@Component
public class QrCodes implements WorldPart {

    private final ConcurrentMap<String, QrCode> byTicket = new ConcurrentHashMap<>();
    private final SimulatorClock clock;

    public QrCodes(SimulatorClock clock) {
        this.clock = clock;
    }

    QrCode create(String appId, String scene, boolean permanent, long seconds, String baseUrl) {
        String ticket = "gQ" + RandomText.token(92) + "==";
        long now = clock.seconds();
        QrCode code = new QrCode(
                appId,
                ticket,
                scene,
                permanent,
                now,
                permanent ? 0 : now + seconds,
                baseUrl + "/q/" + RandomText.alphanumeric(20));
        byTicket.put(ticket, code);
        return code;
    }

    public Optional<QrCode> find(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket));
    }

    /** The newest living code of this scene. */
    public Optional<QrCode> byScene(String appId, String scene) {
        return byTicket.values().stream()
                .filter(code -> code.appId().equals(appId) && code.scene().equals(scene) && living(code))
                .max(Comparator.comparingLong(QrCode::createdAt));
    }

    public boolean living(QrCode code) {
        return code.permanent() || clock.seconds() < code.expiresAt();
    }

    List<QrCode> list(String appId) {
        return byTicket.values().stream()
                .filter(code -> code.appId().equals(appId))
                .sorted(Comparator.comparingLong(QrCode::createdAt).reversed())
                .limit(500)
                .toList();
    }

    @Override
    public void forget(String appId) {
        byTicket.values().removeIf(code -> code.appId().equals(appId));
    }

    @Override
    public void forgetAll() {
        byTicket.clear();
    }
}
