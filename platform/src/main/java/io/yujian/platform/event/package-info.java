/** An event about a customer, and the ordered stages that handle a batch of them in one transaction. */
@NullMarked
@NamedInterface("event")
package io.yujian.platform.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
