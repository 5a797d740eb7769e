package io.yujian.journey.library.entry;

import io.yujian.journey.library.JourneyTraffic;
import io.yujian.journey.library.JourneyTraffic.TrafficView;
import io.yujian.journey.library.PrecedenceBook;
import io.yujian.journey.library.PrecedenceBook.PrecedenceRule;
import io.yujian.journey.library.PrecedenceBook.PrecedenceView;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How journeys stand to each other: priority, pace, and who comes first. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class TrafficController {
    private final JourneyTraffic traffic;
    private final PrecedenceBook precedence;
    private final CurrentCaller caller;

    TrafficController(JourneyTraffic traffic, PrecedenceBook precedence, CurrentCaller caller) {
        this.traffic = traffic;
        this.precedence = precedence;
        this.caller = caller;
    }

    /**
     * @param journeyId while a person is in this journey; or campaignId
     * @param campaignId while a person is in any journey of this campaign
     * @param marketing of others: {@code go}, {@code wait}, {@code drop}
     */
    record AddPrecedenceRequest(
            @Nullable String journeyId,
            @Nullable String campaignId,
            boolean lowerOnly,
            boolean refuses,
            @NotBlank String marketing) {}

    record PrecedenceList(List<PrecedenceView> items) {}

    @GetMapping("/journeys/{id}/traffic")
    @Allowed("journeys:read")
    TrafficView readTraffic(@PathVariable long id) {
        return traffic.read(id);
    }

    @PutMapping("/journeys/{id}/traffic")
    @Allowed("journeys:publish")
    TrafficView changeTraffic(@PathVariable long id, @RequestBody TrafficView request) {
        return traffic.change(id, request);
    }

    @GetMapping("/precedence-rules")
    @Allowed("journeys:read")
    PrecedenceList listPrecedenceRules() {
        return new PrecedenceList(precedence.all());
    }

    @PostMapping("/precedence-rules")
    @Allowed("journeys:publish")
    @ResponseStatus(HttpStatus.CREATED)
    PrecedenceView addPrecedenceRule(@Valid @RequestBody AddPrecedenceRequest request) {
        return precedence.add(
                new PrecedenceRule(
                        id(request.journeyId()),
                        id(request.campaignId()),
                        request.lowerOnly(),
                        request.refuses(),
                        request.marketing()),
                caller.get().name());
    }

    @DeleteMapping("/precedence-rules/{id}")
    @Allowed("journeys:publish")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePrecedenceRule(@PathVariable long id) {
        precedence.remove(id);
    }

    private static @Nullable Long id(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }
}
