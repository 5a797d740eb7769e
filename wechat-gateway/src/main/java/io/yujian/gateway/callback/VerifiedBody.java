package io.yujian.gateway.callback;

import io.yujian.gateway.inbound.XmlBody;
import org.jspecify.annotations.Nullable;

/**
 * A body whose origin is proved as well as the account's mode allows.
 *
 * @param raw as decrypted
 * @param parsed null when it is verified but no XML we understand; it is kept for people to see
 * @param encrypted came encrypted, so an answer has to be encrypted too
 */
record VerifiedBody(byte[] raw, @Nullable XmlBody parsed, boolean encrypted) {}
