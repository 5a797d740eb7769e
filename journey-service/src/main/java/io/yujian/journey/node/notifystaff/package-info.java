/** Tells the people of the brand: in the console, and through a group robot or another outside address. */
@NullMarked
package io.yujian.journey.node.notifystaff;

import org.jspecify.annotations.NullMarked;
