package io.yujian.journey.campaign.entry;

import io.yujian.journey.campaign.CampaignForm;
import io.yujian.journey.campaign.CampaignView;
import io.yujian.journey.campaign.Campaigns;
import io.yujian.journey.library.PauseMode;
import io.yujian.platform.role.ConditionalOnRole;
import io.yujian.platform.role.Role;
import io.yujian.platform.security.Allowed;
import io.yujian.platform.web.CursorPage;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and the journeys that belong to them. */
@RestController
@RequestMapping("/api/v1")
@ConditionalOnRole({Role.JOURNEY_SERVICE, Role.ADMIN})
class CampaignsController {
    private final Campaigns campaigns;

    CampaignsController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** @param pause its journeys: {@code hold}, {@code drain}, {@code stop}; null: they go on */
    record ArchiveCampaignRequest(@Nullable String pause) {}

    /** @param campaignId null: none */
    record AssignCampaignRequest(@Nullable String campaignId) {}

    @GetMapping("/campaigns")
    @Allowed("journeys:read")
    CursorPage<CampaignView> listCampaigns(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Long cursor) {
        return campaigns.list(state, q, cursor);
    }

    @PostMapping("/campaigns")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.CREATED)
    CampaignView createCampaign(@Valid @RequestBody CampaignForm form) {
        return campaigns.create(form);
    }

    @GetMapping("/campaigns/{id}")
    @Allowed("journeys:read")
    CampaignView readCampaign(@PathVariable long id) {
        return campaigns.get(id);
    }

    @PutMapping("/campaigns/{id}")
    @Allowed("journeys:write")
    CampaignView changeCampaign(@PathVariable long id, @Valid @RequestBody CampaignForm form) {
        return campaigns.change(id, form);
    }

    @PostMapping("/campaigns/{id}/archive")
    @Allowed("journeys:publish")
    CampaignView archiveCampaign(
            @PathVariable long id, @RequestBody(required = false) @Nullable ArchiveCampaignRequest request) {
        String pause = request == null ? null : request.pause();
        return campaigns.archive(id, pause == null ? null : PauseMode.asked(pause));
    }

    @PutMapping("/journeys/{id}/campaign")
    @Allowed("journeys:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assignCampaign(@PathVariable long id, @RequestBody AssignCampaignRequest request) {
        String campaign = request.campaignId();
        campaigns.assign(id, campaign != null && campaign.matches("[0-9]{1,18}") ? Long.valueOf(campaign) : null);
    }
}
