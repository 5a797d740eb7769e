package io.yujian.journey.gallery;

import io.yujian.journey.library.JourneyFile.JourneyReference;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journey to start from, in one language.
 *
 * @param what it does
 * @param when to use it
 * @param needs what has to be there before
 * @param references what to choose when a draft is made of it; may be left for later
 * @param definition for its picture
 */
public record JourneyTemplateView(
        String id,
        String name,
        String what,
        String when,
        List<String> needs,
        List<JourneyReference> references,
        ObjectNode definition) {}
