/** The brand's own limits on what is sent to one person: quiet hours and caps, the same for journeys and manual sends. */
@NullMarked
package io.yujian.member.contact;

import org.jspecify.annotations.NullMarked;
