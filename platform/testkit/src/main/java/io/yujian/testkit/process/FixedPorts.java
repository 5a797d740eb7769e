package io.yujian.testkit.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that will be stopped and started again. They lie below the range from which systems take the ports of
 * outgoing connections: there, while such a server is away, its port can become the near end of someone's connection,
 * even of one that tries to reach it, and the server cannot start again.
 */
final class FixedPorts {
    private static final int FROM = 15_000;
    private static final int TO = 30_000;
    private static final int ATTEMPTS = 200;

    private FixedPorts() {}

    static int next() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FROM, TO);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
                return port;
            } catch (IOException e) {
                // taken; the next one
            }
        }
        throw new IllegalStateException("no free port between " + FROM + " and " + TO);
    }
}
