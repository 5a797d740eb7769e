/** HTTP of approvals. */
@NullMarked
package io.yujian.journey.approval.entry;

import org.jspecify.annotations.NullMarked;
