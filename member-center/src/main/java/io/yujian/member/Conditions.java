package io.yujian.member;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Condition trees as stored in definitions:
 * {@code {"all":[…]}}, {@code {"any":[…]}}, {@code {"not":…}} and atoms {@code {"type":"has-tag","version":1,"config":{…}}}.
 */
public interface Conditions {
    /** Compiles once, tests often; the compiled form is immutable and thread-safe. */
    Compiled compile(ObjectNode tree);

    /** Problems as plain Chinese sentences; empty when it compiles. */
    List<String> check(ObjectNode tree);

    /** A compiled condition. */
    interface Compiled {
        boolean test(ConditionFacts facts);
    }
}
