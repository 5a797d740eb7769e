/**
 * Journeys to start from. Each is one file below {@code resources/gallery}: words, what it needs, the drawing, and walks
 * that a test makes with it. Adding one changes nothing else.
 */
@NullMarked
package io.yujian.journey.gallery;

import org.jspecify.annotations.NullMarked;
