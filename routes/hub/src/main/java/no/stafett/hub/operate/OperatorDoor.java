package no.stafett.hub.operate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Stands before the operator's endpoint: the token of the data folder, or nothing but the health. */
final class OperatorDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String REFUSED = """
            {"problem":{"en":"The token is missing or wrong. Read it from operator.json in the data folder.",\
            "nb":"Nøkkelen mangler eller er feil. Les den fra operator.json i datamappen."}}
            """;

    private final transient OperatorToken token;

    OperatorDoor(OperatorToken token) {
        this.token = token;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().equals("/operator/health") || token.isIn(request.getHeader("Authorization"))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"stafett operator\"");
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(REFUSED.getBytes(StandardCharsets.UTF_8));
    }
}
