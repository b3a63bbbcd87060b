package dev.talaria.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a browser and the server, hands everything on and counts it.
final class CountedWire implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong towardsTheBrowser = new AtomicLong();

    private CountedWire(ServerSocket door, int server) {
        this.door = door;
        this.server = server;
    }

    static CountedWire to(int server) throws IOException {
        var wire = new CountedWire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        wire.carriers.execute(wire::accept);
        return wire;
    }

    int port() {
        return door.getLocalPort();
    }

    long towardsTheBrowser() {
        return towardsTheBrowser.get();
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var browser = door.accept();
                var inner = new Socket(InetAddress.getLoopbackAddress(), server);
                browser.setTcpNoDelay(true);
                inner.setTcpNoDelay(true);
                var up = new AtomicLong();
                carry(browser.getInputStream(), inner.getOutputStream(), up);
                carry(inner.getInputStream(), browser.getOutputStream(), towardsTheBrowser);
            }
        } catch (IOException _) {
            carriers.shutdown();
        }
    }

    private void carry(InputStream from, OutputStream to, AtomicLong counted) {
        carriers.execute(() -> {
            var buffer = new byte[16_384];
            try (from; to) {
                for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    counted.addAndGet(read);
                    to.write(buffer, 0, read);
                }
            } catch (IOException _) {
                counted.addAndGet(0);
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        carriers.shutdownNow();
    }
}
