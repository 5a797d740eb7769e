package io.yujian.journey.node;

/**
 * Something wrong with a node's or trigger's configuration.
 *
 * @param field path inside the configuration, dotted; empty for the whole
 * @param code stable word
 * @param error false: a warning that does not stop publishing
 */
public record Finding(String field, String code, boolean error, String zh, String en) {
    public static Finding error(String field, String code, String zh, String en) {
        return new Finding(field, code, true, zh, en);
    }

    public static Finding warning(String field, String code, String zh, String en) {
        return new Finding(field, code, false, zh, en);
    }
}
