package io.yujian.simulator.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One POST on one connection. The connection goes back to the pool only when the library has let go of the exchange: a
 * connection given back earlier can be taken by another thread too soon, and that request then waits for nothing.
 */
final class CallbackExchange implements AsyncClientExchangeHandler {

    private static final ContentType XML = ContentType.create("text/xml", StandardCharsets.UTF_8);
    private static final int LARGEST_ANSWER = 1 << 20;

    private final AsyncClientEndpoint endpoint;
    private final HttpRequest request;
    private final ByteBuffer body;
    private final CallbackClient.Ending ending;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream(64);
    private volatile @Nullable Future<?> deadline;
    private volatile boolean whole;
    private int status;

    CallbackExchange(AsyncClientEndpoint endpoint, HttpRequest request, byte[] body, CallbackClient.Ending ending) {
        this.endpoint = endpoint;
        this.request = request;
        this.body = ByteBuffer.wrap(body);
        this.ending = ending;
    }

    void deadline(Future<?> timer) {
        deadline = timer;
    }

    /** Nobody answered in time: hang up. */
    void expire(long timeoutMillis) {
        if (end()) {
            endpoint.releaseAndDiscard();
            ending.failed(true, "no answer within " + timeoutMillis + " ms");
        }
    }

    private boolean end() {
        Future<?> timer = deadline;
        if (timer != null) {
            timer.cancel(false);
        }
        return ended.compareAndSet(false, true);
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        channel.sendRequest(request, new BasicEntityDetails(body.remaining(), XML), context);
    }

    @Override
    public int available() {
        return body.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        channel.write(body);
        if (!body.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {
        // 1xx answers change nothing
    }

    @Override
    public void consumeResponse(HttpResponse response, @Nullable EntityDetails entity, HttpContext context) {
        status = response.getCode();
        whole = entity == null;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        byte[] part = new byte[source.remaining()];
        source.get(part);
        if (answer.size() + part.length <= LARGEST_ANSWER) {
            answer.writeBytes(part);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        whole = true;
    }

    @Override
    public void failed(Exception cause) {
        // a request that never started is not followed by releaseResources
        endpoint.releaseAndDiscard();
        if (end()) {
            ending.failed(false, CallbackClient.reason(cause));
        }
    }

    @Override
    public void cancel() {
        endpoint.releaseAndDiscard();
        if (end()) {
            ending.failed(false, "cancelled");
        }
    }

    @Override
    public void releaseResources() {
        if (!whole) {
            endpoint.releaseAndDiscard();
            if (end()) {
                ending.failed(false, "the connection was closed before a whole answer");
            }
            return;
        }
        endpoint.releaseAndReuse();
        if (end()) {
            ending.answered(status, answer.toString(StandardCharsets.UTF_8));
        }
    }
}
