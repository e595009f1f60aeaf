package no.stafett.console.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every page: whom the browser says it talks to, where a change comes from, and who has signed in.
 *
 * <p>A change needs three things that a foreign page can't have: a request from our own pages, the session's cookie, and
 * the session's token in the form.
 */
final class Door extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** Sent by a page that renews itself. */
    static final String LIVE = "X-Stafett-Live";

    /** Where the findings are explained; nobody has to sign in for that. */
    static final String HELP = "/findings";

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");
    private static final Set<String> OPEN_PATHS = Set.of("/", "/language", "/console/sign-in", "/office/sign-in");

    private final transient Sessions sessions;
    private final transient Set<String> hosts;

    /**
     * A door.
     *
     * @param hosts names under which the console may be called, so that a foreign name that points here opens nothing
     */
    Door(Sessions sessions, Set<String> hosts) {
        this.sessions = sessions;
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        harden(response);
        if (!hosts.contains(request.getServerName())) {
            response.sendError(HttpServletResponse.SC_MISDIRECTED_REQUEST);
            return;
        }
        var path = request.getRequestURI();
        if (path.startsWith("/assets/")) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        boolean change =
                !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (change && !fromOurPages(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var session = session(request);
        session.ifPresent(found -> request.setAttribute(Session.ATTRIBUTE, found));
        if (OPEN_PATHS.contains(path) || path.equals(HELP) || path.startsWith(HELP + "/")) {
            chain.doFilter(request, response);
        } else if (session.isEmpty()) {
            toSignIn(request, response);
        } else if (change && !hasToken(request, session.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void harden(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static boolean fromOurPages(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        var origin = request.getHeader("Origin");
        if (origin == null) {
            return site != null; // a browser of today tells one of the two
        }
        try {
            var said = URI.create(origin);
            return said.getAuthority() != null && said.getAuthority().equals(request.getHeader("Host"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean hasToken(HttpServletRequest request, Session session) {
        var given = request.getParameter("csrf");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), session.csrf().getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Session> session(HttpServletRequest request) {
        var side = sideOf(request);
        return side == null
                ? Optional.empty()
                : sessions.find(side, key(request, side), request.getHeader(LIVE) == null);
    }

    private static Session.@Nullable Side sideOf(HttpServletRequest request) {
        var path = request.getRequestURI();
        for (var side : Session.Side.values()) {
            if (path.equals(side.path()) || path.startsWith(side.path() + "/")) {
                return side;
            }
        }
        return null;
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var side = sideOf(request);
        if (side == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var ended = key(request, side) != null;
        var to = side.path() + "/sign-in" + (ended ? "?ended" : "");
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.setHeader("Location", to);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        }
    }

    /** Cookies know no ports: two hubs on one machine must not take each other's. */
    private static String cookie(HttpServletRequest request, Session.Side side) {
        return "stafett" + side.path().replace('/', '-') + "-" + request.getServerPort();
    }

    static @Nullable String key(HttpServletRequest request, Session.Side side) {
        var cookies = request.getCookies();
        var name = cookie(request, side);
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** Gives the browser a key, or with an empty one takes it away. */
    static void setKey(HttpServletRequest request, HttpServletResponse response, Session.Side side, String key) {
        var cookie = new Cookie(cookie(request, side), key);
        cookie.setPath(side.path());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge(key.isEmpty() ? 0 : -1);
        response.addCookie(cookie);
    }
}
