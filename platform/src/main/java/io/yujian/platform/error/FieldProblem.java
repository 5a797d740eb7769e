package io.yujian.platform.error;

/**
 * One field of a request that cannot be accepted.
 *
 * @param field JSON path or parameter name
 * @param code constraint or reason in kebab-case, such as {@code not-blank}
 * @param message Chinese, to be shown beside the field
 */
public record FieldProblem(String field, String code, String message) {}
