/** HTTP of campaigns. */
@NullMarked
package io.yujian.journey.campaign.entry;

import org.jspecify.annotations.NullMarked;
