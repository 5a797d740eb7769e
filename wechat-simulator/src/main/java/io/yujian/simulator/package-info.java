/**
 * A stand-in for WeChat's Official Account platform: it answers API calls, sends signed and encrypted callbacks, and
 * shows phones to click on. Everything lives in memory. It is written from WeChat's public documents and shares no code
 * with the product that it tests.
 */
@NullMarked
package io.yujian.simulator;

import org.jspecify.annotations.NullMarked;
