package io.yujian.journey.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator says about a campaign.
 *
 * @param endsAt the end not included
 * @param budgetCents null: none set
 */
public record CampaignForm(
        @NotBlank @Size(max = 80) String name,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Min(0) @Max(100_000_000_000L) Long budgetCents,
        @Nullable @Size(max = 1000) String note) {}
