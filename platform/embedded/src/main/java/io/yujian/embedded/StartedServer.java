package io.yujian.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server process that this JVM started in a folder it holds. Safe for several threads. */
abstract class StartedServer implements AutoCloseable {
    private final DataFolder folder;
    private final ServerProcess process;
    private final int port;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();

    StartedServer(DataFolder folder, ServerProcess process, int port, String password) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The password that every client must give. */
    public String password() {
        return password;
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    /** False once the server ended, on request or by itself. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The folder that was given, absolute. */
    public Path dataDir() {
        return folder.root();
    }

    /** Stops the server cleanly and waits for its end. Calling again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.stop();
            folder.close();
        }
    }
}
