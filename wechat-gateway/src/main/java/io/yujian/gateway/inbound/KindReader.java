package io.yujian.gateway.inbound;

import io.yujian.platform.inbox.UndecodableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one kind of message or event; several events when the body holds a list. */
@FunctionalInterface
interface KindReader {
    List<? extends MpEvent> read(XmlBody body) throws UndecodableException;

    static String need(XmlBody body, String path) throws UndecodableException {
        String value = body.text(path);
        if (value == null) {
            throw new UndecodableException("缺少字段 " + path);
        }
        return value;
    }

    static double number(XmlBody body, String path) throws UndecodableException {
        try {
            return Double.parseDouble(need(body, path));
        } catch (NumberFormatException e) {
            throw new UndecodableException("字段 " + path + " 不是数字");
        }
    }

    /** Optional figures of reports: what is no number is left out. */
    static @Nullable Integer count(XmlBody body, String path) {
        String value = body.text(path);
        try {
            return value == null ? null : Integer.valueOf(value.trim());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String or(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    static boolean flag(XmlBody body, String path) {
        return "1".equals(body.get(path));
    }
}
