package io.yujian.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a MySQL-like server whether it talks: it greets first, with its packet's protocol version 10. */
final class SqlGreeting {

    private SqlGreeting() {}

    static boolean heardAt(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(2_000);
            byte[] start = socket.getInputStream().readNBytes(5);
            return start.length == 5 && start[4] == 10;
        } catch (IOException e) {
            return false;
        }
    }
}
