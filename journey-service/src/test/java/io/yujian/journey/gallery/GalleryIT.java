package io.yujian.journey.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yujian.coupon.batch.Batches;
import io.yujian.coupon.batch.CouponBatchForm;
import io.yujian.journey.gallery.GalleryEntry.Walk;
import io.yujian.journey.insight.RunView;
import io.yujian.journey.library.JourneyFiles;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.PublishJourney;
import io.yujian.journey.rehearse.TriedView;
import io.yujian.journey.rehearse.TryJourney;
import io.yujian.journey.rehearse.TryRequest;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Takes every entry that it finds. */
@ModuleTest
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
                        new CouponBatchForm.CouponValidity("after-claim", null, null, 7),
                        null,
                        null))
                .id();
    }

    @Test
    void shouldPublishEveryEntryInBothLanguages() {
        assertThat(gallery.entries()).hasSizeGreaterThanOrEqualTo(4);
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
            }
        }
    }

    @Test
    void shouldWalkEveryEntryAsItSays() {
        for (GalleryEntry entry : gallery.entries()) {
            long id = make(entry, "zh");
            assertThat(entry.walks()).as(entry.id()).hasSizeGreaterThanOrEqualTo(2);
            for (Walk walk : entry.walks()) {
                TriedView tried =
                        tries.rehearse(id, new TryRequest(null, null, walk.person(), null, null, walk.acts()));
                assertThat(tried.cameToRest()).isTrue();
                assertThat(tried.runs()).as(entry.id() + " " + walk.acts()).hasSize(1);
                TriedView.TriedRun run = tried.runs().get(0);
                assertThat(run.steps().stream().map(RunView.StepView::node).distinct())
                        .as(entry.id() + " " + walk.acts())
                        .containsExactlyElementsOf(walk.through());
                assertThat(run.state()).as(entry.id() + " " + walk.acts()).isEqualTo(walk.state());
            }
        }
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
