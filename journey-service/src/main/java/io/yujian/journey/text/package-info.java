/** Variables in messages and settings, such as {{customer.name|friend}}. */
@NullMarked
package io.yujian.journey.text;

import org.jspecify.annotations.NullMarked;
