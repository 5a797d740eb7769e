/** Drafts and published articles, as small as callers need them. */
@NullMarked
package io.yujian.simulator.article;

import org.jspecify.annotations.NullMarked;
