package io.yujian.journey.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.coupon.batch.Batches;
import io.yujian.coupon.batch.CouponBatchForm;
import io.yujian.journey.gallery.GalleryEntry.Walk;
import io.yujian.journey.gallery.RealWalks.Walked;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.insight.RunView.StepView;
import io.yujian.journey.library.ChangeStanding;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.journey.rehearse.TriedView;
import io.yujian.journey.rehearse.TryJourney;
import io.yujian.journey.rehearse.TryRequest;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Takes every entry that it finds. */
// Walks go years ahead while ids are given by the machine's clock: the timeline must not be taken for old meanwhile.
@ModuleTest(
        properties = {"yujian.waves.enabled=false", "yujian.timers.enabled=false", "yujian.member.timeline-days=20000"})
class GalleryIT {
    @Autowired
    Gallery gallery;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    PublishJourney publishing;

    @Autowired
    TryJourney tries;

    @Autowired
    Batches batches;

    @Autowired
    ChangeStanding standing;

    @Autowired
    RealWalks real;

    @Autowired
    SettableClock clock;

    private static Instant reached = Instant.EPOCH;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private long make(GalleryEntry entry, String language) {
        Map<String, String> mapping = new HashMap<>();
        entry.references().forEach(reference -> {
            assertThat(reference.kind()).as("known to this test").isEqualTo("coupon-batch");
            mapping.put(reference.id(), batch(reference.name().in(language)));
        });
        JourneyFiles.Imported made = gallery.use(entry.id(), null, language, mapping);
        assertThat(made.unmapped()).as(entry.id()).isEmpty();
        return made.id();
    }

    private String batch(String title) {
        return batches.create(new CouponBatchForm(
                        title,
                        "cash",
                        1_000L,
                        null,
                        null,
                        100,
                        1,
                        new CouponBatchForm.CouponValidity("after-claim", null, null, 30),
                        null,
                        null))
                .id();
    }

    @Test
    void shouldPublishEveryEntryInBothLanguages() {
        assertThat(gallery.entries()).hasSizeGreaterThanOrEqualTo(9);
        for (GalleryEntry entry : gallery.entries()) {
            for (String language : List.of("zh", "en")) {
                long id = make(entry, language);
                assertThat(shelf.check(id, null).stream().filter(p -> p.isError()))
                        .as(entry.id())
                        .isEmpty();
                assertThat(publishing.publish(id, shelf.get(id).revision(), "测试"))
                        .as(entry.id())
                        .isEqualTo(1);
                assertThat(shelf.get(id).name()).isEqualTo(entry.name().in(language));
                assertThat(shelf.get(id).draft().toString()).as(entry.id()).doesNotContain("\"zh\"");
                standing.archive(id);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void shouldWalkEveryEntryAsItSays(String id) {
        GalleryEntry entry = entry(id);
        List<Walk> walks = Objects.requireNonNull(entry.walks());
        assertThat(walks).hasSizeGreaterThanOrEqualTo(2);
        for (Walk walk : walks) {
            Ended end = walk.start() == null ? rehearse(make(entry, "zh"), walk) : really(entry, walk);
            String name = id + " " + walk.acts();
            boolean none = walk.state().equals("none");
            assertThat(end.runs()).as(name + " runs").isEqualTo(walk.runs() != null ? walk.runs() : none ? 0 : 1);
            assertThat(end.through()).as(name + " through").containsExactlyElementsOf(walk.through());
            assertThat(end.state()).as(name + " state").isEqualTo(walk.state());
            if (walk.messages() != null) {
                assertThat(end.messages()).as(name + " messages").containsExactlyElementsOf(walk.messages());
            }
            if (walk.tags() != null) {
                assertThat(end.tags()).as(name + " tags").containsAll(walk.tags());
            }
            if (walk.attributes() != null) {
                assertThat(end.attributes()).as(name + " attributes").containsAllEntriesOf(walk.attributes());
            }
        }
    }

    /** The first run, and what the person has of it. */
    private record Ended(
            int runs,
            String state,
            List<String> through,
            List<String> messages,
            Set<String> tags,
            Map<String, String> attributes) {
        static Ended of(
                int runs,
                @Nullable String state,
                List<StepView> steps,
                List<String> messages,
                Set<String> tags,
                Map<String, String> attributes) {
            return new Ended(
                    runs,
                    state == null ? "none" : state,
                    steps.stream().map(StepView::node).distinct().toList(),
                    messages,
                    tags,
                    attributes);
        }
    }

    private Ended rehearse(long journey, Walk walk) {
        TriedView tried =
                tries.rehearse(journey, new TryRequest(null, null, walk.person(), null, walk.from(), walk.acts()));
        assertThat(tried.cameToRest()).isTrue();
        assertThat(tried.runs())
                .flatExtracting(TriedView.TriedRun::answers)
                .as(walk.acts() + " waits for something that can be")
                .allSatisfy(answer -> assertThat(answer.match().values()).noneMatch(String::isBlank));
        TriedView.TriedRun first = tried.runs().isEmpty() ? null : tried.runs().get(0);
        return Ended.of(
                tried.runs().size(),
                first == null ? null : first.state(),
                first == null ? List.of() : first.steps(),
                tried.done().stream()
                        .filter(done -> done.kind().equals("message"))
                        .peek(done -> assertThat(done.content().toString()).doesNotContain("{{"))
                        .map(TriedView.TriedEffect::node)
                        .toList(),
                tried.tags(),
                tried.attributes());
    }

    /**
     * In the first year that no earlier walk has seen: time never goes back. Where some are held out there are six people; one of them walks with all but certainty.
     */
    private Ended really(GalleryEntry entry, Walk walk) {
        ZonedDateTime start = Objects.requireNonNull(walk.start()).atZone(ZoneOffset.UTC);
        while (start.toInstant().isBefore(reached)) {
            start = start.plusYears(1);
        }
        clock.set(start.toInstant());
        long journey = make(entry, "zh");
        publishing.publish(journey, shelf.get(journey).revision(), "测试");
        int people = entry.definition().at("/entry/holdout").asInt(0) > 0 ? 6 : 1;
        List<Walked> crowd = real.walk(journey, walk, people);
        reached = clock.instant();
        standing.archive(journey);
        Walked one = crowd.stream()
                .filter(w -> w.runs().isEmpty() || !w.runs().get(0).state().equals("held-out"))
                .findFirst()
                .orElseThrow();
        RunView first = one.runs().isEmpty() ? null : one.runs().get(0);
        List<String> through = first == null
                ? List.of()
                : first.steps().stream().map(StepView::node).toList();
        return Ended.of(
                one.runs().size(),
                first == null ? null : first.state(),
                first == null ? List.of() : first.steps(),
                one.messages().stream()
                        .peek(m -> assertThat(m.chain().toString()).doesNotContain("{{"))
                        .map(m -> m.key().node())
                        .sorted(Comparator.comparingInt(through::indexOf))
                        .toList(),
                one.person().tags(),
                one.person().attributes());
    }

    static Stream<String> entries() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:gallery/*.json"))
                .map(file -> Objects.requireNonNull(file.getFilename()).replace(".json", ""));
    }

    private GalleryEntry entry(String id) {
        return gallery.entries().stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldLeaveWhatIsNotChosenForLater() {
        JourneyFiles.Imported made = gallery.use("welcome-by-scene", "我的欢迎", "zh", Map.of());
        assertThat(made.unmapped()).extracting(r -> r.id() + r.name()).containsExactly("@welcome新人券");
        assertThat(shelf.get(made.id()).name()).isEqualTo("我的欢迎");
        assertThat(shelf.get(made.id()).draft().at("/nodes/n3/config/batchId").asString())
                .isEmpty();
        assertThatThrownBy(() -> gallery.use("nothing", null, "zh", Map.of()))
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo("journey-template.not-found"));
    }
}
