package io.yujian.journey.move.entry;

import io.yujian.journey.engine.TestEntry;
import io.yujian.journey.insight.RunReading;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.move.MoveView;
import io.yujian.journey.move.PlacesView;
import io.yujian.journey.move.PlannedMoves;
import io.yujian.platform.database.TransactionRetry;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where people wait in older versions, how far a move of them has come, and testers who are let in by hand. */
@RestController
@RequestMapping("/api/v1/journeys/{id}")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class MovesController {
    private final PlannedMoves moves;
    private final TestEntry tests;
    private final RunReading runs;
    private final TransactionRetry transactions;

    MovesController(PlannedMoves moves, TestEntry tests, RunReading runs, TransactionRetry transactions) {
        this.moves = moves;
        this.tests = tests;
        this.runs = runs;
        this.transactions = transactions;
    }

    /** @param definition that shall be published */
    record PlacesRequest(@NotNull ObjectNode definition) {}

    /** @param move the latest one; null when nobody was ever moved */
    record LatestMove(@Nullable MoveView move) {}

    /** @param data as if the trigger had told it; null: nothing */
    record TestEntryRequest(
            @NotNull @Pattern(regexp = "[0-9]{1,18}") String customerId,
            @Nullable ObjectNode data) {}

    @PostMapping("/places")
    @Allowed("journeys:read")
    PlacesView findWaitingPlaces(@PathVariable long id, @Valid @RequestBody PlacesRequest request) {
        return moves.places(id, request.definition());
    }

    @GetMapping("/move")
    @Allowed("journeys:read")
    LatestMove readLatestMove(@PathVariable long id) {
        return new LatestMove(moves.latest(id));
    }

    @PostMapping("/test-runs")
    @Allowed("journeys:publish")
    @ResponseStatus(HttpStatus.CREATED)
    RunView enterTester(@PathVariable long id, @Valid @RequestBody TestEntryRequest request) {
        ObjectNode data = request.data() == null ? JsonNodeFactory.instance.objectNode() : request.data();
        long run = transactions.get(() -> tests.enter(id, Long.parseLong(request.customerId()), data));
        return runs.story(run);
    }
}
