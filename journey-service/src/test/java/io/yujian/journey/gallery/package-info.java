/** Every journey of the gallery, published and walked. */
@org.jspecify.annotations.NullMarked
package io.yujian.journey.gallery;
