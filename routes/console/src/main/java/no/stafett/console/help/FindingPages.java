package no.stafett.console.help;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import no.stafett.console.web.Page;
import no.stafett.console.web.Tongue;
import no.stafett.v1.Finding;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page for each finding, and one that lists them. */
@RestController
@RequestMapping("/findings")
final class FindingPages {
    /** A finding in the list. */
    record Listed(String code, String text) {}

    @GetMapping
    ResponseEntity<byte[]> withSlash() {
        return Page.seeOther("/findings/");
    }

    @GetMapping("/")
    ResponseEntity<byte[]> all(HttpServletRequest request) {
        return list(Page.of(request));
    }

    @GetMapping("/{code}")
    ResponseEntity<byte[]> one(HttpServletRequest request, @PathVariable String code) {
        var page = Page.of(request);
        var known = FindingCode.of(code.toUpperCase(Locale.ROOT));
        if (known.isEmpty()) {
            page.status(HttpStatus.NOT_FOUND).put("problem", page.words().say("findingUnknown"));
            return list(page);
        }
        var finding = known.get();
        var language = language(page);
        return page.put("title", finding.id())
                .put("code", finding.id())
                .put("text", text(finding, language))
                .put(
                        "remedy",
                        Finding.of(finding)
                                .remedy(language)
                                .map(FindingPages::read)
                                .orElse(null))
                .put("given", finding.given(language).orElse(null))
                .put("legal", finding.legal().orElse(null))
                .show("finding");
    }

    private static ResponseEntity<byte[]> list(Page page) {
        var language = language(page);
        return page.put(
                        "findings",
                        Arrays.stream(FindingCode.values())
                                .map(code ->
                                        new Listed(code.id(), Finding.of(code).text(language)))
                                .toList())
                .show("findings");
    }

    private static String text(FindingCode code, Language language) {
        return read(Finding.of(code).text(language));
    }

    /** A place that ends a sentence is filled with its full stop. */
    private static String read(String text) {
        return text.replace("….", "…");
    }

    private static Language language(Page page) {
        return page.words().tongue() == Tongue.EN ? Language.EN : Language.NB;
    }
}
