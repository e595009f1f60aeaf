package no.stafett.conformance.hub;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.stafett.conformance.Failed;
import no.stafett.conformance.Xml;
import no.stafett.v1.Stafett;
import org.w3c.dom.Element;

/** What a case file says of an answer or a delivered document; fails at the first thing that is otherwise. */
final class Expectation {
    private static final String STATUS = "//m:Checked/m:Status";
    private static final String CODES = "//m:Checked/m:Finding[m:Severity='%s']/m:Code";

    private final Element expect;
    private final UnaryOperator<String> wording;
    private final Function<String, Sent> sent;

    Expectation(Element expect, UnaryOperator<String> wording, Function<String, Sent> sent) {
        this.expect = expect;
        this.wording = wording;
        this.sent = sent;
    }

    /** Checks what came back for a document. */
    void check(Answer answer) {
        var fault = Xml.attribute(expect, "fault");
        if (fault.isPresent()) {
            equal("the carrier's fault", fault.get(), answer.fault().orElse("none"));
            return;
        }
        if (expect.hasAttribute("http")) {
            equal("the HTTP status", expect.getAttribute("http"), Integer.toString(answer.http()));
            return;
        }
        if (answer.fault().isPresent()) {
            throw new Failed(
                    "the answer", "a document", "the fault " + answer.fault().get());
        }
        Xml.attribute(expect, "sameAs")
                .ifPresent(other -> sameBytes(sent.apply(other).answer().document(), answer.document()));
        Xml.attribute(expect, "replayed")
                .ifPresent(replayed -> equal(
                        "whether the carrier marks a replay",
                        replayed.equals("yes") ? "true" : "false",
                        Boolean.toString(answer.replayed())));
        check(answer.document());
    }

    /** Checks a document. */
    void check(byte[] document) {
        var reading = Reading.of(document);
        Xml.attribute(expect, "type")
                .ifPresent(type ->
                        equal("the answer's type", type, reading.payload().getLocalName()));
        Xml.attribute(expect, "status").ifPresent(status -> status(status, reading));
        codes("errors", "ERROR", reading);
        codes("warnings", "WARNING", reading);
        Xml.attribute(expect, "among").ifPresent(code -> among(code, reading));
        Xml.attribute(expect, "noneOf").ifPresent(codes -> noneOf(codes, reading));
        Xml.attribute(expect, "result")
                .ifPresent(result -> equal("Outcome/Result", result, reading.value("//m:Outcome/m:Result")));
        Xml.attribute(expect, "answer")
                .ifPresent(one -> equal("Answer", one, reading.value("//m:ClaimAnswer/m:Answer")));
        Xml.attribute(expect, "collision")
                .ifPresent(one -> equal("Collision", one, reading.value("//m:ClaimAnswer/m:Collision")));
        if (expect.hasAttribute("valid")) {
            valid(document);
        }
        Xml.children(expect, "that").forEach(that -> that(that, reading));
        Xml.children(expect, "like").forEach(like -> like(like, reading));
    }

    private static void equal(String what, String expected, String got) {
        if (!expected.equals(got)) {
            throw new Failed(what, expected, got.isEmpty() ? "none" : got);
        }
    }

    private static void status(String expected, Reading reading) {
        var got = reading.value(STATUS);
        boolean fits = expected.equals("NOT_REJECTED") ? got.startsWith("ACCEPTED") : expected.equals(got);
        if (!fits) {
            throw new Failed("Checked/Status", expected, got + " " + reading.texts("//m:Finding/m:Code"));
        }
    }

    /** Exactly these, and no other. */
    private void codes(String attribute, String severity, Reading reading) {
        var expected = Xml.attribute(expect, attribute);
        if (expected.isPresent()) {
            var codes = words(expected.get());
            var got = reading.texts(CODES.formatted(severity)).stream()
                    .distinct()
                    .sorted()
                    .toList();
            if (!codes.equals(got)) {
                throw new Failed("the " + attribute, codes.toString(), got.toString());
            }
        }
    }

    private static void among(String code, Reading reading) {
        var got = reading.texts("//m:Finding/m:Code");
        if (!got.contains(code)) {
            throw new Failed("the findings", code + " among them", got.toString());
        }
    }

    private static void noneOf(String codes, Reading reading) {
        var got = reading.texts("//m:Finding/m:Code");
        for (var begin : words(codes)) {
            if (got.stream().anyMatch(code -> code.startsWith(begin))) {
                throw new Failed("the findings", "none that begins with " + begin, got.toString());
            }
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }

    private static void valid(byte[] document) {
        var errors = Stafett.v1().validator().validate(document).errors();
        if (!errors.isEmpty()) {
            throw new Failed(
                    "the hub's own document",
                    "valid by the standard",
                    errors.stream()
                            .map(error -> error.code().id() + " at " + error.at())
                            .toList()
                            .toString());
        }
    }

    private void that(Element that, Reading reading) {
        var xpath = wording.apply(that.getAttribute("xpath"));
        Xml.attribute(that, "is").ifPresent(is -> equal(xpath, wording.apply(is), reading.value(xpath)));
        Xml.attribute(that, "isNot").ifPresent(isNot -> {
            if (wording.apply(isNot).equals(reading.value(xpath))) {
                throw new Failed(xpath, "not " + wording.apply(isNot), "just that");
            }
        });
        Xml.attribute(that, "has").ifPresent(has -> {
            if (!reading.texts(xpath).contains(wording.apply(has))) {
                throw new Failed(xpath, wording.apply(has), reading.texts(xpath).toString());
            }
        });
        Xml.attribute(that, "times")
                .ifPresent(times -> equal(
                        "how often there is " + xpath,
                        times,
                        Integer.toString(reading.texts(xpath).size())));
        Xml.attribute(that, "matches").ifPresent(pattern -> {
            if (!reading.value(xpath).matches(pattern)) {
                throw new Failed(xpath, "something like " + pattern, reading.value(xpath));
            }
        });
        Xml.attribute(that, "sha256Of")
                .ifPresent(name -> equal(xpath, Wording.sha256(sent.apply(name).bytes()), reading.value(xpath)));
    }

    private void like(Element like, Reading reading) {
        var at = like.getAttribute("at");
        var got = reading.node(at).orElseThrow(() -> new Failed(at, "an element", "none"));
        var expected = Xml.children(like).get(0);
        var filled = Xml.parse(wording.apply(Xml.write(expected)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Comparison.same(at, filled.getDocumentElement(), got);
    }

    static void sameBytes(byte[] expected, byte[] got) {
        if (!Arrays.equals(expected, got)) {
            int at = Arrays.mismatch(expected, got);
            throw new Failed(
                    "the answer's bytes from place " + at,
                    excerpt(expected, at) + " (" + expected.length + " bytes in all)",
                    excerpt(got, at) + " (" + got.length + " bytes in all)");
        }
    }

    private static String excerpt(byte[] bytes, int at) {
        int from = Math.max(0, at - 20);
        int until = Math.min(bytes.length, at + 40);
        return from >= until
                ? "nothing more"
                : new String(bytes, from, until - from, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Whether anything is expected at all. */
    static Optional<Element> of(Element step) {
        return new ArrayList<>(Xml.children(step, "expect")).stream().findFirst();
    }
}
