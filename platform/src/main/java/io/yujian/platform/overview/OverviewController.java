package io.yujian.platform.overview;

import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers and warnings of the first page, gathered from all modules. */
@RestController
@ConditionalOnRole(Role.ADMIN)
class OverviewController {
    private final List<FigureSource> sources;

    OverviewController(List<FigureSource> sources) {
        this.sources = sources;
    }

    /**
     * @param figures numbers by name
     * @param warnings what a person should look at now
     */
    record OverviewView(Map<String, Long> figures, List<FigureSource.Warning> warnings) {}

    @GetMapping("/api/v1/overview")
    @Allowed("overview:read")
    OverviewView overview() {
        Map<String, Long> figures = new TreeMap<>();
        sources.forEach(source -> source.figures().forEach(f -> figures.put(f.name(), f.value())));
        return new OverviewView(
                figures, sources.stream().flatMap(s -> s.warnings().stream()).toList());
    }
}
