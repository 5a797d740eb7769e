package io.yujian.platform.extension;

/**
 * Why a stored or sent configuration cannot be used.
 *
 * @param field JSON path inside the configuration such as {@code items[0].title}; empty for the whole
 * @param code stable word: {@code config.unknown-field}, {@code config.wrong-type}, {@code config.constraint},
 *     {@code config.not-readable}, {@code config.version}, {@code config.unknown-type}
 * @param zh plain sentence for the console
 * @param en the same in English
 */
public record ConfigProblem(String field, String code, String zh, String en) {}
