/** WeChat's signatures and the AES container of callbacks, seen from the platform's side. */
@NullMarked
package io.yujian.simulator.crypto;

import org.jspecify.annotations.NullMarked;
