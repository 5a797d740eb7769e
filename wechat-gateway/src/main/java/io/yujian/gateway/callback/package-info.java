/** What the platform tells us: verified, decrypted, stored, and only then acknowledged. */
@NullMarked
package io.yujian.gateway.callback;

import org.jspecify.annotations.NullMarked;
