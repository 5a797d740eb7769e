/** Problems of a definition before it is published, each with node, field, code and a plain sentence. */
@NullMarked
package io.yujian.journey.check;

import org.jspecify.annotations.NullMarked;
