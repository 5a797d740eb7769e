package io.yujian.simulator.settings;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads and changes the platform's numbers. */
@RestController
@RequestMapping("/sim/api/settings")
class SettingsController {

    private final Settings settings;

    SettingsController(Settings settings) {
        this.settings = settings;
    }

    @GetMapping
    SettingsValues read() {
        return settings.now();
    }

    @PutMapping
    SettingsValues change(@RequestBody SettingsChange change) {
        return settings.change(change);
    }
}
