/** What becomes of people who wait in older versions when a new one is published: asked, decided, done in small steps. */
@NullMarked
package io.yujian.journey.move;

import org.jspecify.annotations.NullMarked;
