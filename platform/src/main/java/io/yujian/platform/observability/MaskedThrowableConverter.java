package io.yujian.platform.observability;

import ch.qos.logback.classic.spi.IThrowableProxy;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** {@code %wEx} without secrets: messages of exceptions quote addresses with tokens in them. */
public class MaskedThrowableConverter extends ExtendedWhitespaceThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy problem) {
        return Masked.line(super.throwableProxyToString(problem));
    }
}
