package io.yujian.journey.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.yujian.journey.campaign.CampaignForm;
import io.yujian.journey.campaign.CampaignView;
import io.yujian.journey.campaign.Campaigns;
import io.yujian.journey.harness.Drawings;
import io.yujian.journey.library.JourneyShelf;
import io.yujian.journey.library.JourneySummaryView;
import io.yujian.journey.library.PauseMode;
import io.yujian.journey.library.PrecedenceBook;
import io.yujian.journey.library.PrecedenceBook.PrecedenceRule;
import io.yujian.platform.error.YujianException;
import io.yujian.testkit.ModuleTest;
import io.yujian.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What groups journeys. */
@ModuleTest
class CampaignsIT {
    @Autowired
    Campaigns campaigns;

    @Autowired
    PrecedenceBook precedence;

    @Autowired
    JourneyShelf shelf;

    @Autowired
    Street street;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    @AfterEach
    void realTime() {
        clock.reset();
    }

    private static CampaignForm named(String name) {
        return new CampaignForm(name, null, null, 100_000L, "备注");
    }

    private long published(String name, String event) {
        return street.publish(
                name,
                Drawings.on("custom-event", "{'name':'" + event + "'}")
                        .pause("n1", "P9D", "")
                        .draw());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        YujianException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void shouldGroupJourneysSumAndFilterThem() {
        long warm = published("预热", "warm-up");
        long other = published("别的", "warm-up");
        CampaignView made = campaigns.create(named("双十一"));
        long id = Long.parseLong(made.id());
        campaigns.assign(warm, id);
        street.happen(street.outside("camp-1", "custom.warm-up", "{}"));

        CampaignView now = campaigns.get(id);
        assertThat(now.journeys()).isEqualTo(1);
        assertThat(now.running()).isEqualTo(1);
        assertThat(now.entered()).isEqualTo(1);
        assertThat(shelf.list(null, null, id, null, null).items())
                .extracting(JourneySummaryView::id, JourneySummaryView::campaignName)
                .containsExactly(tuple(Long.toString(warm), "双十一"));
        assertThat(shelf.list(null, null, null, "custom-event", null).items())
                .extracting(JourneySummaryView::id)
                .contains(Long.toString(warm), Long.toString(other));
        assertThat(shelf.list(null, null, null, "custom", null).items()).isEmpty();

        campaigns.assign(warm, null);
        assertThat(campaigns.get(id).journeys()).isZero();
        assertThat(campaigns.list("open", "双十", null).items())
                .extracting(CampaignView::id)
                .contains(made.id());
        assertThat(campaigns.list("open", "%", null).items()).isEmpty();
    }

    @Test
    void shouldHoldOthersBackWhileAnyOfItsJourneysRuns() {
        long one = published("活动一", "group-one");
        long two = published("活动二", "group-two");
        long other = published("日常", "group-other");
        long id = Long.parseLong(campaigns.create(named("组")).id());
        campaigns.assign(one, id);
        campaigns.assign(two, id);
        var rule = precedence.add(new PrecedenceRule(null, id, false, true, "go"), "测试");
        clock.advance(Duration.ofSeconds(2));

        street.happen(street.outside("group-1", "custom.group-one", "{}"));
        street.happen(street.outside("group-1", "custom.group-two", "{}"));
        street.happen(street.outside("group-1", "custom.group-other", "{}"));
        assertThat(jdbc.queryForList(
                        "SELECT journey_id FROM jn_run WHERE journey_id IN (?,?,?) ORDER BY id",
                        Long.class,
                        one,
                        two,
                        other))
                .containsExactly(one, two);
        assertThat(jdbc.queryForList("SELECT reason FROM jn_why WHERE journey_id=?", String.class, other))
                .hasSize(1)
                .allMatch(reason -> reason.startsWith("suppressed:"));
        precedence.remove(Long.parseLong(rule.id()));
    }

    @Test
    void shouldPauseItsJourneysWhenItIsArchived() {
        long journey = published("收尾", "closing");
        long id = Long.parseLong(campaigns.create(named("结束的")).id());
        campaigns.assign(journey, id);
        assertThat(campaigns.archive(id, PauseMode.DRAIN).state()).isEqualTo("archived");
        assertThat(shelf.get(journey).pauseMode()).isEqualTo("drain");
        assertThat(campaigns.archive(id, null).state()).as("twice").isEqualTo("archived");
        refused("campaign.archived", () -> campaigns.change(id, named("改")));
        refused("campaign.archived", () -> campaigns.assign(journey, id));
        refused(
                "campaign.bad-period",
                () -> campaigns.create(new CampaignForm("反了", Instant.EPOCH, Instant.EPOCH, null, null)));
        refused("campaign.not-found", () -> campaigns.get(4_711));
    }
}
