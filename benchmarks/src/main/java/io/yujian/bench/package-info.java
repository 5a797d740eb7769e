/** What measures the product: open-loop load, floors on the same machine in the same run, one report. */
@NullMarked
package io.yujian.bench;

import org.jspecify.annotations.NullMarked;
