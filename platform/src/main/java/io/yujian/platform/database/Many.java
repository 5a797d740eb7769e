package io.yujian.platform.database;

import java.util.Collections;

/** Parts of statements that are repeated once for each row or key. */
public final class Many {
    private Many() {}

    /** {@code (?,?),(?,?)}: the part as many times as told, with the separator between. */
    public static String of(String part, String separator, int times) {
        return String.join(separator, Collections.nCopies(times, part));
    }

    /** {@code (?,?,?)}: one row of so many values. */
    public static String row(int values) {
        return "(" + of("?", ",", values) + ")";
    }
}
