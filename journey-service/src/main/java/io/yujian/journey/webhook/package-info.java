/**
 * Outside addresses (外部接口) and the calls that journeys make to them: planned in a step's transaction, made by a worker
 * outside of it, repeated under one key until they have an answer or their time is over.
 */
@NullMarked
package io.yujian.journey.webhook;

import org.jspecify.annotations.NullMarked;
