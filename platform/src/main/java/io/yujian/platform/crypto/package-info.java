/**
 * Encryption at rest and keyed look-up hashes, with key ids.
 *
 * <p>To rotate the encryption key: add an entry with {@code "active": false} to the key file of every node and restart
 * them, then make it the active one in every file and restart again. Old entries stay: they decrypt what was written
 * with them. The look-up key never changes.
 */
@NullMarked
@NamedInterface("crypto")
package io.yujian.platform.crypto;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
