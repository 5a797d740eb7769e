/** Parametric QR codes: creation, picture, and what a scan of them means. */
@NullMarked
package io.yujian.simulator.qrcode;

import org.jspecify.annotations.NullMarked;
