/** Condition trees and their atoms; each atom is tested in memory and over all customers. */
@NullMarked
package io.yujian.member.condition;

import org.jspecify.annotations.NullMarked;
