package dev.talaria.gateway.embedded;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/// Fills in what some servers leave out of their streams and the client insists on. Line by line, so that nothing waits.
final class Dialects implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var body = response.body();
        var type = body == null ? null : body.contentType();
        return body != null && type != null && type.subtype().equals("event-stream")
                ? response.newBuilder().body(new Mended(body)).build()
                : response;
    }

    private static final class Mended extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        Mended(ResponseBody body) {
            this.body = body;
            this.source = Okio.buffer(new Lines(body.source()));
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }

    private static final class Lines extends ForwardingSource {
        private final BufferedSource lines;
        private final Chunks chunks = new Chunks();
        private final Buffer mended = new Buffer();

        Lines(BufferedSource lines) {
            super(lines);
            this.lines = lines;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            if (mended.exhausted()) {
                var line = lines.readUtf8Line();
                if (line == null) {
                    return -1;
                }
                mended.writeUtf8(chunks.mended(line)).writeByte('\n');
            }
            return mended.read(sink, byteCount);
        }
    }
}
