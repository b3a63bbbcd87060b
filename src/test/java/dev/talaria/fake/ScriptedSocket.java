package dev.talaria.fake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The server's end of one TCP connection: one HTTP request, which may become a WebSocket. As much of both as a client of an
/// agent needs, and no library, so that a scripted process starts at once.
final class ScriptedSocket implements AutoCloseable {
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SHORT = 126;
    private static final int LONG = 127;

    private final Socket socket;
    private final DataInputStream in;
    private final ReentrantLock writing = new ReentrantLock();

    /// Whether the client has said that it answers requests of the server.
    volatile boolean answersRequests;

    ScriptedSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.setTcpNoDelay(true);
    }

    record Request(String method, String target, Map<String, String> headers, String body) {
        String path() {
            return target.split("\\?", 2)[0];
        }

        /// One value of the query; empty where there is none.
        String query(String name) {
            var parts = target.split("\\?", 2);
            for (var pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return "";
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    Optional<Request> request() throws IOException {
        var first = line();
        var words = first.split(" ");
        if (words.length < 2) {
            return Optional.empty();
        }
        var headers = new HashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return Optional.of(new Request(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8)));
    }

    void answer(int status, String json) throws IOException {
        answer(status, json, "");
    }

    /// @param cookie to be kept by the client; empty for none
    void answer(int status, String json, String cookie) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + status + " Scripted\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length + (cookie.isEmpty() ? "" : "\r\nSet-Cookie: " + cookie)
                + "\r\nConnection: close\r\n\r\n";
        write(head.getBytes(StandardCharsets.US_ASCII), body);
    }

    void upgrade(Request request) throws IOException {
        var head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(request.header("sec-websocket-key")) + "\r\n\r\n";
        write(head.getBytes(StandardCharsets.US_ASCII), new byte[0]);
    }

    /// The next text; nothing once the client has gone.
    Optional<String> read() {
        try {
            var text = new ByteArrayOutputStream();
            while (true) {
                var head = in.readUnsignedByte();
                var payload = payload();
                switch (head & 0x0f) {
                    case TEXT, CONTINUATION -> {
                        text.write(payload);
                        if ((head & 0x80) != 0) {
                            return Optional.of(text.toString(StandardCharsets.UTF_8));
                        }
                    }
                    case PING -> frame(PONG, payload);
                    case CLOSE -> {
                        frame(CLOSE, payload);
                        return Optional.empty();
                    }
                    default -> {
                        // a pong, or nothing that a client of ours sends
                    }
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// @return false where the client has gone
    boolean send(String text) {
        try {
            frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    void close(int code, String reason) {
        try (socket) {
            var words = reason.getBytes(StandardCharsets.UTF_8);
            frame(CLOSE, ByteBuffer.allocate(2 + words.length).putShort((short) code).put(words).array());
        } catch (IOException _) {
            // gone already
        }
    }

    /// Breaks the connection without a word.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    private byte[] payload() throws IOException {
        var second = in.readUnsignedByte();
        var few = second & 0x7f;
        var length = switch (few) {
            case SHORT -> in.readUnsignedShort();
            case LONG -> Math.toIntExact(in.readLong());
            default -> few;
        };
        var mask = (second & 0x80) == 0 ? new byte[4] : in.readNBytes(4);
        var payload = in.readNBytes(length);
        for (var at = 0; at < payload.length; at++) {
            payload[at] ^= mask[at % 4];
        }
        return payload;
    }

    private void frame(int kind, byte[] payload) throws IOException {
        var head = new ByteArrayOutputStream();
        var to = new DataOutputStream(head);
        to.writeByte(0x80 | kind);
        if (payload.length < SHORT) {
            to.writeByte(payload.length);
        } else if (payload.length <= 0xffff) {
            to.writeByte(SHORT);
            to.writeShort(payload.length);
        } else {
            to.writeByte(LONG);
            to.writeLong(payload.length);
        }
        write(head.toByteArray(), payload);
    }

    private void write(byte[] head, byte[] payload) throws IOException {
        writing.lock();
        try {
            var out = new BufferedOutputStream(socket.getOutputStream());
            out.write(head);
            out.write(payload);
            out.flush();
        } finally {
            writing.unlock();
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static String accept(String key) {
        try {
            var sha = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(
                    sha.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
