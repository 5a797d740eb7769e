package io.yujian.journey.expression;

/** An expression that cannot be understood; says where and why in both languages. */
public class BadExpressionException extends Exception {
    private final String zh;

    BadExpressionException(String zh, String en) {
        super(en);
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return String.valueOf(getMessage());
    }
}
