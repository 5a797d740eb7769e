/** Encryption at rest and keyed look-up hashes, with key ids. */
@NullMarked
@NamedInterface("crypto")
package io.yujian.platform.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
