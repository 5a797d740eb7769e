/** HTTP way to the audit log. */
@NullMarked
package io.yujian.platform.audit.entry;

import org.jspecify.annotations.NullMarked;
