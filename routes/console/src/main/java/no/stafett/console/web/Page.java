package no.stafett.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** One page for one request: which template, and what is put into it. */
public final class Page {
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final HttpServletRequest request;
    private final Words words;
    private final Map<String, Object> content = new HashMap<>();
    private HttpStatus status = HttpStatus.OK;

    private Page(HttpServletRequest request) {
        this.request = request;
        this.words = Words.in(Tongue.of(request));
    }

    public static Page of(HttpServletRequest request) {
        return new Page(request);
    }

    public Words words() {
        return words;
    }

    /** The session of a page that can't be seen without one. */
    public static Session session(HttpServletRequest request) {
        if (request.getAttribute(Session.ATTRIBUTE) instanceof Session session) {
            return session;
        }
        throw new IllegalStateException("The door lets nobody in without a session.");
    }

    public Page put(String name, @Nullable Object value) {
        content.put(name, value == null ? Boolean.FALSE : value);
        return this;
    }

    public Page status(HttpStatus wanted) {
        status = wanted;
        return this;
    }

    /** The page as it goes out. */
    public ResponseEntity<byte[]> show(String template) {
        var path = request.getRequestURI();
        var side = path.startsWith(Session.Side.OFFICE.path())
                ? "office"
                : path.equals(Door.HELP) || path.startsWith(Door.HELP + "/") ? "help" : "desk";
        content.put("t", words.texts());
        content.put("lang", words.tongue().tag());
        content.put("otherLang", words.tongue().other().tag());
        content.putIfAbsent("here", path);
        content.put("isDesk", side.equals("desk"));
        content.put("where", words.say(side));
        content.put("home", side.equals("desk") ? "/console/" : side.equals("office") ? "/office/" : Door.HELP + "/");
        content.put("assets", Assets.VERSION);
        content.put("at_" + template.replace('-', '_'), true);
        var session = request.getAttribute(Session.ATTRIBUTE) instanceof Session found ? found : null;
        content.put("signedIn", session != null);
        content.put("csrf", session == null ? "" : session.csrf());
        var notice = session == null || request.getHeader(Door.LIVE) != null ? null : session.takeNotice();
        content.put("notice", notice == null ? Boolean.FALSE : notice);
        content.putIfAbsent("live", false);
        content.putIfAbsent("title", words.say(titleOf(template)));
        var body = Templates.fill(template, content);
        content.put("body", body);
        return ResponseEntity.status(status)
                .contentType(HTML)
                .body(Templates.fill("layout", content).getBytes(StandardCharsets.UTF_8));
    }

    private static String titleOf(String template) {
        var name = new StringBuilder("title");
        for (var part : template.split("-", -1)) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return name.toString();
    }

    /** After a change: the page where its outcome is seen, by a request of its own. */
    public static ResponseEntity<byte[]> seeOther(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", path)
                .build();
    }
}
