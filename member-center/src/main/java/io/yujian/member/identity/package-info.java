/** Identities: namespaces, normal forms and look-up hashes, and the table that says whose an identity is. */
@NullMarked
package io.yujian.member.identity;

import org.jspecify.annotations.NullMarked;
