/** Journeys on the real database, with real customers, coupons and timers; only the ledger of messages is a fake. */
@NullMarked
package io.yujian.journey.real;

import org.jspecify.annotations.NullMarked;
