package io.yujian.platform.database;

import io.yujian.platform.time.UtcTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Text of one statement over many rows, for paths where binding each value costs more than the database's work on it.
 * Whatever came from outside goes in as hexadecimal, so no value can end its literal: what is not a number or bytes has no
 * way in except {@link #raw}, which takes what the program wrote itself. Confined to one thread.
 */
public final class SqlText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final StringBuilder text;

    /** @param expected length in characters; it grows when that was too little */
    public SqlText(int expected) {
        this.text = new StringBuilder(expected);
    }

    /** Keywords, names and signs; never a value from outside. */
    public SqlText raw(String sql) {
        text.append(sql);
        return this;
    }

    public SqlText comma() {
        text.append(',');
        return this;
    }

    public SqlText number(long value) {
        text.append(value);
        return this;
    }

    /** {@code X'…'}, or {@code NULL}. */
    public SqlText bytes(byte @Nullable [] value) {
        if (value == null) {
            return raw("NULL");
        }
        byte[] hex = new byte[value.length * 2];
        for (int i = 0, at = 0; i < value.length; i++) {
            hex[at++] = DIGITS[(value[i] >> 4) & 15];
            hex[at++] = DIGITS[value[i] & 15];
        }
        text.append("X'").append(new String(hex, StandardCharsets.ISO_8859_1)).append('\'');
        return this;
    }

    /** A {@code DATETIME(3)}, UTC. */
    public SqlText time(Instant value) {
        text.append('\'').append(TIME.format(UtcTime.of(value))).append('\'');
        return this;
    }

    /** A text for a column of ASCII characters; what is not ASCII is refused by the column. */
    public SqlText ascii(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
