/** Console sessions: a random cookie whose hash is a row that all nodes see. */
@NullMarked
package io.yujian.platform.security.session;

import org.jspecify.annotations.NullMarked;
