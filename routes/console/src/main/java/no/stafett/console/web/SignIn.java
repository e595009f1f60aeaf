package no.stafett.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.regex.Pattern;
import no.stafett.hub.operate.OperatorToken;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.hub.party.PartyDirectory.SignOn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** In and out: an operator by the token of the data folder, a party by its number and secret. */
@RestController
final class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    /** Where one may be led back to after the language was chosen. */
    private static final Pattern BACK = Pattern.compile("/(console|office|findings)(/[A-Za-z0-9/_-]*)?"
            + "(\\?after=[0-9]{1,4}|\\?table=[a-z]{1,20}&by=[A-Z]{1,20})?");

    private final Sessions sessions;
    private final OperatorToken token;
    private final PartyDirectory directory;

    SignIn(Sessions sessions, OperatorToken token, PartyDirectory directory) {
        this.sessions = sessions;
        this.token = token;
        this.directory = directory;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> root() {
        return Page.seeOther("/console/");
    }

    /** Both paths lead to the page with the relative links' slash. */
    @GetMapping("/console")
    ResponseEntity<byte[]> desk() {
        return Page.seeOther("/console/");
    }

    @GetMapping("/office")
    ResponseEntity<byte[]> office() {
        return Page.seeOther("/office/");
    }

    @GetMapping("/console/sign-in")
    ResponseEntity<byte[]> askOperator(HttpServletRequest request) {
        return ask(request, null, HttpStatus.OK, "desk-sign-in");
    }

    @GetMapping("/office/sign-in")
    ResponseEntity<byte[]> askParty(HttpServletRequest request) {
        return ask(request, null, HttpStatus.OK, "office-sign-in");
    }

    @PostMapping("/console/sign-in")
    ResponseEntity<byte[]> operator(HttpServletRequest request, HttpServletResponse response) {
        if (!token.opens(parameter(request, "token"))) {
            log.info("Somebody was refused at the operators' console");
            return ask(request, "refusedToken", HttpStatus.FORBIDDEN, "desk-sign-in");
        }
        letIn(request, response, Session.Side.DESK, null);
        log.info("An operator signed in at the console");
        return Page.seeOther("/console/");
    }

    @PostMapping("/office/sign-in")
    ResponseEntity<byte[]> party(HttpServletRequest request, HttpServletResponse response) {
        var number = parameter(request, "number").replaceAll("\\s", "");
        var signOn = directory.signOn(number, parameter(request, "secret").strip());
        if (signOn != SignOn.WELCOME) {
            log.info("Somebody was refused at the office: {}", signOn);
            var why = signOn == SignOn.SUSPENDED ? "refusedSuspended" : "refusedSecret";
            return ask(request, why, HttpStatus.FORBIDDEN, "office-sign-in");
        }
        letIn(request, response, Session.Side.OFFICE, number);
        log.info("Party {} signed in at the office", number);
        return Page.seeOther("/office/");
    }

    @PostMapping("/console/sign-out")
    ResponseEntity<byte[]> operatorLeaves(HttpServletRequest request, HttpServletResponse response) {
        return letOut(request, response, Session.Side.DESK);
    }

    @PostMapping("/office/sign-out")
    ResponseEntity<byte[]> partyLeaves(HttpServletRequest request, HttpServletResponse response) {
        return letOut(request, response, Session.Side.OFFICE);
    }

    /** The other language, remembered for a year; back to where one was. */
    @GetMapping("/language")
    ResponseEntity<byte[]> language(HttpServletRequest request, HttpServletResponse response) {
        var cookie = new jakarta.servlet.http.Cookie(
                Tongue.COOKIE, Tongue.of(parameter(request, "to")).tag());
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Strict");
        cookie.setMaxAge(YEAR_SECONDS);
        response.addCookie(cookie);
        var back = parameter(request, "back");
        return Page.seeOther(BACK.matcher(back).matches() ? back : "/");
    }

    private static ResponseEntity<byte[]> ask(
            HttpServletRequest request, @Nullable String refused, HttpStatus status, String page) {
        var shown = Page.of(request);
        return shown.status(status)
                .put("refused", refused == null ? null : shown.words().say(refused))
                .put("ended", request.getParameter("ended") != null && refused == null)
                .put("number", parameter(request, "number"))
                .show(page);
    }

    private void letIn(
            HttpServletRequest request, HttpServletResponse response, Session.Side side, @Nullable String party) {
        sessions.close(Door.key(request, side)); // who signs in anew leaves what was open before
        Door.setKey(request, response, side, sessions.open(side, party));
    }

    private ResponseEntity<byte[]> letOut(HttpServletRequest request, HttpServletResponse response, Session.Side side) {
        sessions.close(Door.key(request, side));
        Door.setKey(request, response, side, "");
        return Page.seeOther(side.path() + "/sign-in");
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
