package dev.talaria.shell;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Tells the browser, with every answer, to load nothing from elsewhere: what a model wrote may ask it to.
/// Written before the answer is made, because Vaadin's pages are sent before anything behind them could add a header.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders implements Filter {
    static final String CONTENT_POLICY = String.join("; ",
            "default-src 'self'",
            // Vaadin's start-up script is part of the page and evaluates what the server sends it
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self' ws: wss:",
            "frame-ancestors 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse answer) {
            answer.setHeader("Content-Security-Policy", CONTENT_POLICY);
            answer.setHeader("X-Content-Type-Options", "nosniff");
            answer.setHeader("X-Frame-Options", "DENY");
            answer.setHeader("Referrer-Policy", "same-origin");
            answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
            answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        }
        chain.doFilter(request, response);
    }
}
