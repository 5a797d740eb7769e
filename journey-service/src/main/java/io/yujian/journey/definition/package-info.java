/** Journey definitions: read from JSON, compiled with the node and trigger types they name, immutable once compiled. */
@NullMarked
package io.yujian.journey.definition;

import org.jspecify.annotations.NullMarked;
