package dev.talaria.shell;

import java.io.IOException;
import java.util.List;
import java.util.Set;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Turns away what another web page sends from a browser that can reach us: there is no password in between yet.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OwnPagesOnly implements Filter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final KnownHosts hosts;

    /// @param names under which a proxy or the network shows this Talaria
    OwnPagesOnly(@Value("${talaria.hosts:}") List<String> names) {
        this.hosts = new KnownHosts(names);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (!hosts.isKnown(http.getHeader("Host"))) {
            refuse(answer, HttpServletResponse.SC_MISDIRECTED_REQUEST, """
                    Talaria does not know itself by this name.
                    Whoever runs it can add the name with --talaria.hosts=the.name""");
        } else if (actsOrListens(http) && isForeign(http)) {
            refuse(answer, HttpServletResponse.SC_FORBIDDEN, "This came from a page that is not Talaria's own.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        return origin != null && !hosts.isOwnPage(origin, request.getHeader("Host"));
    }

    /// A browser lets any page open a socket to anywhere, so opening one counts like an action.
    private static boolean actsOrListens(HttpServletRequest request) {
        return !HARMLESS.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
    }

    private static void refuse(HttpServletResponse answer, int status, String sentence) throws IOException {
        answer.setStatus(status);
        answer.setContentType("text/plain;charset=UTF-8");
        answer.getWriter().write(sentence + "\n");
    }
}
