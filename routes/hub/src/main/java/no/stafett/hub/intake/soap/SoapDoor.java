package no.stafett.hub.intake.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.hub.party.PartyDirectory.SignOn;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the SOAP endpoint: lets in who has a party's number and secret (HTTP Basic), and nothing larger than the
 * largest document can be. The WSDL is for everybody.
 */
final class SoapDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient PartyDirectory directory;
    private final transient Underway underway;
    private final long bytesMax;

    SoapDoor(PartyDirectory directory, Underway underway, IntakeProperties properties) {
        this.directory = directory;
        this.underway = underway;
        // Base64 makes four bytes of three; the envelope is small.
        this.bytesMax = properties.documentBytesMax() / 3 * 4 + (64L << 10);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        var given = Credentials.of(request.getHeader("Authorization"));
        var signOn = directory.signOn(given.party(), given.secret());
        if (signOn != SignOn.WELCOME) {
            refuse(response, signOn);
            return;
        }
        long announced = request.getContentLengthLong();
        if (announced > bytesMax) {
            SoapFaults.write(response, 413, tooLarge(announced));
            return;
        }
        try (var room = underway.roomFor(announced < 0 ? bytesMax : announced)) {
            chain.doFilter(new Admitted(request, given.party()), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            SoapFaults.write(response, 503, Finding.of(FindingCode.HUB_FAULT, "reference", "-"));
        }
    }

    private static void refuse(HttpServletResponse response, SignOn signOn) throws IOException {
        if (signOn == SignOn.SUSPENDED) {
            SoapFaults.write(response, 403, Finding.of(FindingCode.PARTY_SUSPENDED));
        } else {
            response.setHeader("WWW-Authenticate", "Basic realm=\"stafett\", charset=\"UTF-8\"");
            SoapFaults.write(response, 401, Finding.of(FindingCode.UNKNOWN_SENDER));
        }
    }

    private Finding tooLarge(long bytes) {
        return Finding.of(
                FindingCode.TOO_LARGE, "sizeBytes", Long.toString(bytes), "limitBytes", Long.toString(bytesMax));
    }

    /** Number and secret as HTTP Basic gives them; empty where it gives none. */
    private record Credentials(String party, @Nullable String secret) {
        static Credentials of(@Nullable String header) {
            var none = new Credentials("", null);
            if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6) || header.length() > 512) {
                return none;
            }
            try {
                var text = new String(
                        Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
                int colon = text.indexOf(':');
                return colon < 0 ? none : new Credentials(text.substring(0, colon), text.substring(colon + 1));
            } catch (IllegalArgumentException e) {
                return none;
            }
        }
    }

    /** A request of a party that has shown who it is, whose body ends at the limit. */
    private final class Admitted extends HttpServletRequestWrapper {
        private final String party;

        Admitted(HttpServletRequest request, String party) {
            super(request);
            this.party = party;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> party;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Bounded(super.getInputStream(), bytesMax);
        }
    }

    /** The body was longer than it may be, and had not said so. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private final long limitBytes;

        TooLarge(long limitBytes) {
            super("The request is larger than " + limitBytes + " bytes.");
            this.limitBytes = limitBytes;
        }

        Finding finding() {
            return Finding.of(
                    FindingCode.TOO_LARGE, "sizeBytes", ">" + limitBytes, "limitBytes", Long.toString(limitBytes));
        }
    }

    private static final class Bounded extends ServletInputStream {
        private final ServletInputStream body;
        private final long limitBytes;
        private long readBytes;

        Bounded(ServletInputStream body, long limitBytes) {
            this.body = body;
            this.limitBytes = limitBytes;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) throws TooLarge {
            readBytes += bytes;
            if (readBytes > limitBytes) {
                throw new TooLarge(limitBytes);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
