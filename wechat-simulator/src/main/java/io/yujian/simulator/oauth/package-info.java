/** Web authorisation: the page that a phone passes through, codes and user tokens. */
@NullMarked
package io.yujian.simulator.oauth;

import org.jspecify.annotations.NullMarked;
