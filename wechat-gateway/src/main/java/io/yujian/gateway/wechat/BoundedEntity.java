package io.yujian.gateway.wechat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpEntity;
import org.apache.http.entity.HttpEntityWrapper;

/** An answer that may not be longer than a limit, also when it does not say how long it is. */
final class BoundedEntity extends HttpEntityWrapper {
    private final long limit;

    BoundedEntity(HttpEntity wrapped, long limit) {
        super(wrapped);
        this.limit = limit;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new FilterInputStream(super.getContent()) {
            private long left = limit;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int got = super.read(into, offset, length);
                count(Math.max(got, 0));
                return got;
            }

            private void count(int bytes) throws IOException {
                left -= bytes;
                if (left < 0) {
                    throw new IOException("answer is longer than " + limit + " bytes");
                }
            }
        };
    }
}
