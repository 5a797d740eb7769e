/**
 * Starts a MariaDB and a Redis of our own beside the product, so that one command is enough to try it and tests run on
 * real servers. Each server lives in one data folder, belongs to one JVM at a time and survives that JVM's sudden end:
 * the next start finds the survivor by its recorded pid and executable, ends it and goes on with the same data. Outside
 * servers are the way to run at scale; nothing in here is needed then.
 */
@NullMarked
package io.yujian.embedded;

import org.jspecify.annotations.NullMarked;
