package io.yujian.simulator.account;

import io.yujian.simulator.time.SimulatorClock;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Resets the world and moves its clock. */
@RestController
@RequestMapping("/sim/api")
class WorldController {

    /** @param aheadMillis how far the platform's clock runs ahead of the real one */
    record ClockView(long millis, long aheadMillis) {}

    private final World world;
    private final SimulatorClock clock;

    WorldController(World world, SimulatorClock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** Forgets fans, traffic, tokens, codes, menus, faults and settings; accounts stay unless told otherwise. */
    @PostMapping("/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@RequestParam(defaultValue = "true") boolean keepAccounts) {
        world.reset(keepAccounts);
        clock.backToRealTime();
    }

    @GetMapping("/clock")
    ClockView clock() {
        return new ClockView(clock.millis(), clock.aheadMillis());
    }

    @PostMapping("/clock/advance")
    ClockView advance(@RequestParam long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        return clock();
    }
}
