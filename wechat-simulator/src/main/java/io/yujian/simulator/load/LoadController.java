package io.yujian.simulator.load;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts, shows and stops load. */
@RestController
@RequestMapping("/sim/api/load")
class LoadController {

    private final Loads loads;

    LoadController(Loads loads) {
        this.loads = loads;
    }

    @PostMapping
    LoadView start(@RequestBody LoadRequest request) {
        return loads.start(request);
    }

    @GetMapping
    List<LoadView> list() {
        return loads.list();
    }

    @GetMapping("/{id}")
    LoadView view(@PathVariable String id) {
        return loads.view(id);
    }

    @GetMapping(path = "/{id}/histogram", produces = "text/csv")
    String histogram(@PathVariable String id) {
        return loads.histogramCsv(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable String id) {
        loads.stop(id);
    }
}
