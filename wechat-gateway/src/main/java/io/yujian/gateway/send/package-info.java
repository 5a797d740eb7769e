/** The message ledger and the worker that carries planned messages out, each at most once. */
@NullMarked
package io.yujian.gateway.send;

import org.jspecify.annotations.NullMarked;
