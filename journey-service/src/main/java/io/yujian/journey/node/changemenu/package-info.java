/** Changes which menu of an Official Account the person sees, such as one for members. */
@NullMarked
package io.yujian.journey.node.changemenu;

import org.jspecify.annotations.NullMarked;
