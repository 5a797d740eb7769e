package io.yujian.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address, the only one that embedded servers listen on. */
final class Ports {

    private Ports() {}

    /** The wanted port if it is free, or any free one for 0. */
    static int claim(int wanted, String server) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw StoreProblem.portBusy(server, wanted);
        }
    }
}
