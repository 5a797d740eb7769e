package io.yujian.simulator.fan;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.time.SimulatorClock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates and shows fans. */
@RestController
@RequestMapping("/sim/api/fans")
class FanController {

    private static final int MOST_AT_ONCE = 100_000;

    private final Accounts accounts;
    private final Fans fans;
    private final SimulatorClock clock;

    FanController(Accounts accounts, Fans fans, SimulatorClock clock) {
        this.accounts = accounts;
        this.fans = fans;
        this.clock = clock;
    }

    /** Creates {@code count} fans (one if absent) and gives them in order. */
    @PostMapping
    List<FanView> create(@RequestBody NewFan wanted) {
        BrandAccount account = accounts.get(wanted.appId());
        int count = wanted.count() == null ? 1 : wanted.count();
        if (count < 1 || count > MOST_AT_ONCE || (count > 1 && wanted.openid() != null)) {
            throw new IllegalArgumentException("count is 1 to " + MOST_AT_ONCE + ", and 1 with a given openid");
        }
        List<FanView> made = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            made.add(fans.create(account, wanted).view(clock.millis()));
        }
        return made;
    }

    @GetMapping
    List<FanView> list(
            @RequestParam String appId,
            @RequestParam @Nullable Boolean following,
            @RequestParam @Nullable Boolean phone,
            @RequestParam(defaultValue = "100") int limit) {
        return fans.all(accounts.get(appId).appId()).stream()
                .filter(fan -> following == null || following == fan.following())
                .filter(fan -> phone == null || phone == (fan.transcript() != null))
                .limit(limit)
                .map(fan -> fan.view(clock.millis()))
                .toList();
    }

    @GetMapping("/{openid}")
    FanView get(@PathVariable String openid, @RequestParam @Nullable String appId) {
        return fans.get(appId, openid).view(clock.millis());
    }

    /** What a phone shows; empty for fans without a phone. */
    @GetMapping("/{openid}/transcript")
    List<TranscriptLine> transcript(@PathVariable String openid, @RequestParam @Nullable String appId) {
        Transcript transcript = fans.get(appId, openid).transcript();
        return transcript == null ? List.of() : transcript.lines();
    }

    @DeleteMapping("/{openid}/transcript")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear(@PathVariable String openid, @RequestParam @Nullable String appId) {
        Transcript transcript = fans.get(appId, openid).transcript();
        if (transcript != null) {
            transcript.clear();
        }
    }

    /** Whether this person turned template messages off. */
    @PostMapping("/{openid}/refuse-templates")
    FanView refuseTemplates(
            @PathVariable String openid, @RequestParam @Nullable String appId, @RequestParam boolean refuse) {
        Fan fan = fans.get(appId, openid);
        fan.refuseTemplates(refuse);
        return fan.view(clock.millis());
    }

    @DeleteMapping("/{openid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String openid, @RequestParam @Nullable String appId) {
        fans.remove(fans.get(appId, openid));
    }
}
