/** Profiles of fans, as far as the platform still gives them. */
@NullMarked
package io.yujian.gateway.profile;

import org.jspecify.annotations.NullMarked;
