package io.yujian.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends prepared requests over plain sockets with keep-alive: as fast as the connections allow (throughput), or on a
 * fixed schedule (latency). On a schedule, latency counts from the moment a request was due, so a server that stalls
 * cannot hide the requests it kept waiting.
 */
final class Blast {
    private Blast() {}

    /**
     * @param answered with status 200
     * @param failed other status
     * @param seconds wall clock
     * @param latency microseconds
     */
    record Result(long answered, long failed, double seconds, Histogram latency) {
        double perSecond() {
            return answered / seconds;
        }
    }

    /** @param ratePerSecond 0: as fast as possible */
    static Result run(int port, int connections, List<byte[]> requests, int ratePerSecond) throws InterruptedException {
        ConcurrentHistogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(2), 3);
        AtomicInteger next = new AtomicInteger();
        AtomicLong answered = new AtomicLong();
        AtomicLong failed = new AtomicLong();
        AtomicInteger broken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int c = 0; c < connections; c++) {
            Thread thread = new Thread(() -> {
                try (Socket socket = connect(port)) {
                    OutputStream out = socket.getOutputStream();
                    InputStream in = new BufferedInputStream(socket.getInputStream(), 4096);
                    for (int i = next.getAndIncrement(); i < requests.size(); i = next.getAndIncrement()) {
                        long due = ratePerSecond == 0
                                ? System.nanoTime()
                                : start + (long) (i * 1_000_000_000.0 / ratePerSecond);
                        waitUntil(due);
                        out.write(requests.get(i));
                        out.flush();
                        if (readAnswer(in) == 200) {
                            answered.incrementAndGet();
                        } else {
                            failed.incrementAndGet();
                        }
                        latency.recordValue(Math.max(1, (System.nanoTime() - due) / 1000));
                    }
                } catch (IOException e) {
                    broken.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (broken.get() > 0) {
            // what such a connection did not send would be missing in every number
            throw new IllegalStateException(broken.get() + " of " + connections + " connections broke");
        }
        return new Result(answered.get(), failed.get(), (System.nanoTime() - start) / 1e9, latency);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reads head and body of one answer; understands Content-Length and chunked. */
    private static int readAnswer(InputStream in) throws IOException {
        String status = line(in);
        int code = Integer.parseInt(status.substring(9, 12));
        long length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            }
        }
        if (chunked) {
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                in.skipNBytes(size + 2L);
            }
            line(in);
        } else {
            in.skipNBytes(length);
        }
        return code;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder(64);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("connection closed");
            }
            if (b != '\r') {
                text.append((char) b);
            }
        }
        return text.toString();
    }
}
