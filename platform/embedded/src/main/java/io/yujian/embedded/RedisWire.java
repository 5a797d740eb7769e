package io.yujian.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The few words of the Redis protocol that a start needs: authenticate and ping. */
final class RedisWire {

    private RedisWire() {}

    /** True when the server at the port knows the password and has finished loading. */
    static boolean pings(int port, String password) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(StandardCharsets.US_ASCII));
            return line(socket.getInputStream()).equals("+OK")
                    && line(socket.getInputStream()).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && text.length() < 512; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
