/** Problem details, paging and other habits of the HTTP edge. */
@NullMarked
@NamedInterface("web")
package io.yujian.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
