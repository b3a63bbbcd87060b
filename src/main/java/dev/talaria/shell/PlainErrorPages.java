package dev.talaria.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Answers what never reaches the application, such as a request of megabytes, with a plain page and a way back.
@Component
class PlainErrorPages implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Page.class.getName());
            }
        });
    }

    /// Tomcat makes it by its name.
    public static final class Page extends ErrorReportValve {
        private static final int FIRST_ERROR = 400;

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < FIRST_ERROR || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                response.setHeader("Content-Security-Policy", SecurityHeaders.CONTENT_POLICY);
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.getReporter().write("""
                        <!doctype html><html lang="en"><head><title>Talaria</title></head><body><main>
                        <h1>This cannot be shown</h1>
                        <p>What was sent is too long, or could not be understood.</p>
                        <p><a href="/">Back to the sessions</a></p></main></body></html>
                        """);
                response.finishResponse();
            } catch (IOException | IllegalStateException _) {
                // whoever asked has gone
                container.getLogger().debug("An error page could not be sent");
            }
        }
    }
}
