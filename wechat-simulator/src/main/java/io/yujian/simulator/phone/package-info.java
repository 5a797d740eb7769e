/** What a person does with a phone: follow, scan, chat, tap; each act becomes windows, credits and callbacks. */
@NullMarked
package io.yujian.simulator.phone;

import org.jspecify.annotations.NullMarked;
