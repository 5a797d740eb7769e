package io.yujian.platform.overview;

import java.util.List;

/** A module's part of the first page. Each call is a constant number of indexed statements, below 50 ms. */
public interface FigureSource {
    /** Numbers by stable camel-case name, such as {@code newFans24h}. */
    List<Figure> figures();

    /** What a person should look at now; empty when all is well. */
    default List<Warning> warnings() {
        return List.of();
    }

    record Figure(String name, long value) {}

    /**
     * @param code stable word, such as {@code dead-letters}
     * @param zh plain sentence that says what to do
     * @param en the same in English
     * @param link path in the console where it is mended
     */
    record Warning(String code, String zh, String en, String link) {}
}
