/**
 * How the product talks to its database: pools per kind of work, migrations of each module, the retry of whole
 * transactions, and the count of statements.
 */
@NullMarked
@NamedInterface("database")
package io.yujian.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
