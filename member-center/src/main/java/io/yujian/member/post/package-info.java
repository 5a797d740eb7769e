/** Events that the brand's own systems report over the API: checked, stored once, decoded by the pipeline. */
@NullMarked
package io.yujian.member.post;

import org.jspecify.annotations.NullMarked;
