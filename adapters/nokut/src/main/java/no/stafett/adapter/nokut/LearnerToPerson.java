package no.stafett.adapter.nokut;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.stafett.adapter.Findings;
import no.stafett.adapter.nokut.elmo.Elmo;
import no.stafett.adapter.nokut.elmo.Learner;
import no.stafett.v1.FindingCode;
import no.stafett.v1.identifier.DNumber;
import no.stafett.v1.identifier.DufNumber;
import no.stafett.v1.identifier.Fodselsnummer;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.common.Identifier;

/**
 * Whose diploma it is, by the identifiers as they stand.
 *
 * <p>A {@code nationalIdentifier} is Norwegian where the learner is a Norwegian citizen or an institution in Norway wrote
 * it and it holds the Norwegian rules; else it is the number of the country of citizenship. The Norwegian rules alone
 * prove nothing: one Polish number in a hundred and twenty holds them by chance.
 */
final class LearnerToPerson {
    private static final String NORWAY = "NO";
    private static final String NATIONAL = "nationalIdentifier";
    private static final Set<String> DUF_TYPES = Set.of("duf", "dufnumber", "dufnummer");
    /** What the standard can carry as an identifier. */
    private static final Pattern CARRIED = Pattern.compile("[0-9A-Za-z./+_\\-]{1,40}");

    private static final int KIND_CHARACTERS_MAX = 200;

    /** Best first: who is found by the first of these is found for certain. */
    private static final List<IdentifierKind> PREFERRED = List.of(
            IdentifierKind.FODSELSNUMMER, IdentifierKind.D_NUMBER, IdentifierKind.DUF_NUMBER, IdentifierKind.FOREIGN);

    private LearnerToPerson() {}

    /**
     * The identifiers of the one learner.
     *
     * @param naming the identifier that names the person
     * @param others the rest
     */
    record Named(Identifier naming, List<Identifier> others) {
        /** How many others only: identifiers identify. */
        @Override
        public String toString() {
            return "Named[" + naming.getType() + ", " + others.size() + " others]";
        }
    }

    /** Absent where nobody is named, or more than one; then an error says so. */
    static Optional<Named> translate(Elmo elmo, Findings findings) {
        var learner = elmo.learners().get(0);
        var taken = new ArrayList<Identifier>();
        for (var identifier : learner.identifiers()) {
            identifierOf(identifier, learner, elmo, findings)
                    .filter(one -> !taken.contains(one))
                    .ifPresent(taken::add);
        }
        for (var kind : PREFERRED) {
            var ofKind = taken.stream()
                    .filter(one -> one.getType() == kind && namesAPerson(one))
                    .toList();
            if (ofKind.size() > 1) {
                findings.add(FindingCode.PERSON_NOT_CERTAIN, learner.at());
                return Optional.empty();
            }
            if (ofKind.size() == 1) {
                taken.remove(ofKind.get(0));
                return Optional.of(new Named(ofKind.get(0), List.copyOf(taken)));
            }
        }
        findings.add(FindingCode.PERSON_NOT_IDENTIFIED, learner.at());
        return Optional.empty();
    }

    private static boolean namesAPerson(Identifier identifier) {
        // A student's or library's number is somebody's only inside one institution.
        return identifier.getType() != IdentifierKind.FOREIGN || NATIONAL.equals(identifier.getKind());
    }

    private static Optional<Identifier> identifierOf(
            no.stafett.adapter.nokut.elmo.Identifier identifier, Learner learner, Elmo elmo, Findings findings) {
        var value = identifier.value();
        if (DUF_TYPES.contains(identifier.type().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
            if (DufNumber.parse(value).isPresent()) {
                return Optional.of(
                        new Identifier().withType(IdentifierKind.DUF_NUMBER).withValue(value));
            }
            findings.personalNotUnderstood(identifier.at(), value);
            return Optional.empty();
        }
        var national = identifier.type().equalsIgnoreCase(NATIONAL);
        var citizenship = learner.citizenship().map(code -> code.toUpperCase(Locale.ROOT));
        var issuedInNorway = elmo.reports().stream().anyMatch(report -> report.issuer()
                .flatMap(issuer -> issuer.country())
                .filter(NORWAY::equalsIgnoreCase)
                .isPresent());
        if (national && (citizenship.filter(NORWAY::equals).isPresent() || issuedInNorway)) {
            var norwegian = norwegian(value);
            if (norwegian.isPresent()) {
                return norwegian;
            }
            if (citizenship.filter(code -> !code.equals(NORWAY)).isEmpty()) {
                findings.personalNotUnderstood(identifier.at(), value);
                return Optional.empty();
            }
        }
        var kind = national ? NATIONAL : identifier.type();
        if (!CARRIED.matcher(value).matches() || kind.isBlank() || kind.length() > KIND_CHARACTERS_MAX) {
            findings.personalLeftOut(identifier.at(), value);
            return Optional.empty();
        }
        var foreign = new Identifier()
                .withType(IdentifierKind.FOREIGN)
                .withValue(value)
                .withKind(kind);
        if (national) {
            citizenship.flatMap(Codes::country).ifPresent(foreign::setCountry);
        }
        return Optional.of(foreign);
    }

    private static Optional<Identifier> norwegian(String value) {
        if (Fodselsnummer.parse(value).isPresent()) {
            return Optional.of(
                    new Identifier().withType(IdentifierKind.FODSELSNUMMER).withValue(value));
        }
        if (DNumber.parse(value).isPresent()) {
            return Optional.of(
                    new Identifier().withType(IdentifierKind.D_NUMBER).withValue(value));
        }
        return Optional.empty();
    }
}
