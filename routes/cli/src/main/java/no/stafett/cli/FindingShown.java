package no.stafett.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import no.stafett.v1.Finding;
import no.stafett.v1.Language;

/**
 * A finding as the command line shows it.
 *
 * @param code number: {@code STF-2201}
 * @param name name: {@code CODE_NOT_IN_LIST}
 * @param severity {@code error}, {@code warning}, {@code information}
 * @param layer {@code carrier}, {@code structure}, {@code content}, {@code business}, {@code ledger}, {@code delivery},
 *     {@code hub}
 * @param at the XPath of the place
 * @param line the line, from 1
 * @param text what is wrong
 * @param remedy what to do
 */
public record FindingShown(
        String code,
        String name,
        String severity,
        String layer,
        Optional<String> at,
        Optional<Integer> line,
        BothLanguages text,
        Optional<BothLanguages> remedy) {

    /** The finding. */
    public static FindingShown of(Finding finding) {
        return new FindingShown(
                finding.code().id(),
                finding.code().name(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.layer().name().toLowerCase(Locale.ROOT),
                Optional.ofNullable(finding.at()),
                Optional.ofNullable(finding.line()),
                new BothLanguages(finding.text(Language.EN), finding.text(Language.NB)),
                finding.remedy(Language.EN)
                        .map(remedy -> new BothLanguages(
                                remedy, finding.remedy(Language.NB).orElse(remedy))));
    }

    /** How many there are, in words. */
    public static String counted(int findings) {
        return findings == 1 ? "1 finding" : findings + " findings";
    }

    /** Prints it for people, indented. */
    public void print(PrintWriter out) {
        out.println("  " + code + " " + name + " (" + severity + ")"
                + line.map(number -> ", line " + number).orElse(""));
        at.ifPresent(place -> out.println("    at " + place));
        out.println("    " + text.en());
        remedy.ifPresent(words -> out.println("    > " + words.en()));
    }
}
