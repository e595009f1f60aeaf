package no.stafett.adapter.nokut.elmo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Findings;
import no.stafett.adapter.xml.NativeElement;
import no.stafett.adapter.xml.NativeXml;

/**
 * Reads either generation of ELMO. Elements may stand in any order; what is not read is reported, and nothing in the
 * bytes makes it throw.
 *
 * <p>It judges nothing: whether an identifier is right and whether there is enough for a message is the translator's to
 * say. A child element counts in its parent's namespace only, so that an extension with the same name is not mistaken.
 */
public final class ElmoReader {
    /** An element of the person: what is said about it in a finding is masked. */
    private static final String LEARNER = "learner";

    private ElmoReader() {}

    /**
     * The document as typed records.
     *
     * @param document the bytes as they came
     * @param findings takes why there is none, and what in it was not read
     */
    public static Optional<Elmo> read(byte[] document, Findings findings) {
        return NativeXml.read(document, findings).flatMap(root -> elmo(root, findings));
    }

    private static Optional<Elmo> elmo(NativeElement root, Findings findings) {
        var generation =
                root.name().equals("elmo") ? ElmoGeneration.of(root.namespace()) : Optional.<ElmoGeneration>empty();
        if (generation.isEmpty()) {
            findings.unknownFormat(
                    root.place(),
                    "{" + root.namespace() + "}" + root.name(),
                    "{" + ElmoGeneration.V1.namespace() + "}elmo, {" + ElmoGeneration.LEGACY.namespace() + "}elmo");
            return Optional.empty();
        }
        var elmo = new Elmo(
                generation.orElseThrow(),
                root.token("generatedDate"),
                learners(root),
                root.children("report").stream().map(ElmoReader::report).toList(),
                attachments(root),
                root.has("Signature"));
        root.leaveOut("Signature"); // it goes along in the original bytes
        root.leaveOut("groups"); // headings for a screen
        findings.leftOut(root.unread(), place -> place.path().contains("/" + LEARNER + "["));
        return Optional.of(elmo);
    }

    private static List<Learner> learners(NativeElement root) {
        var learners = new ArrayList<Learner>();
        root.children(LEARNER).forEach(learner -> learners.add(learner(learner)));
        root.children("report")
                .forEach(report -> report.children(LEARNER).forEach(learner -> learners.add(learner(learner))));
        return learners;
    }

    private static Learner learner(NativeElement learner) {
        var identifiers = identifiers(learner);
        learner.leaveOut("fullName"); // the older generation says it once more in two parts
        return new Learner(
                learner.token("citizenship").or(() -> identifiers.stream()
                        .filter(identifier -> identifier.type().equals("nationality"))
                        .map(Identifier::value)
                        .findFirst()),
                identifiers.stream()
                        .filter(identifier -> !identifier.type().equals("nationality"))
                        .toList(),
                learner.token("givenNames"),
                learner.token("familyName"),
                learner.token("bday"),
                learner.token("gender"),
                learner.place());
    }

    private static Report report(NativeElement report) {
        return new Report(
                report.child("issuer").map(ElmoReader::issuer),
                report.children("learningOpportunitySpecification").stream()
                        .map(ElmoReader::learningOpportunity)
                        .toList(),
                report.token("issueDate"),
                attachments(report),
                report.place());
    }

    private static Issuer issuer(NativeElement issuer) {
        return new Issuer(
                issuer.token("country"),
                identifiers(issuer),
                words(issuer, "title"),
                issuer.token("url"),
                issuer.place());
    }

    private static LearningOpportunity learningOpportunity(NativeElement opportunity) {
        var instance =
                opportunity.child("specifies").flatMap(specifies -> specifies.child("learningOpportunityInstance"));
        // Version 1 tells of credit, level and title in the instance, the older generation beside it.
        var credits = new ArrayList<Credit>();
        opportunity.children("credit").forEach(credit -> credits.add(credit(credit)));
        instance.ifPresent(of -> of.children("credit").forEach(credit -> credits.add(credit(credit))));
        var levels = new ArrayList<Level>();
        opportunity.children("level").forEach(level -> levels.add(level(level)));
        instance.ifPresent(of -> of.children("level").forEach(level -> levels.add(level(level))));
        var titles = new ArrayList<>(words(opportunity, "title"));
        if (titles.isEmpty()) {
            instance.ifPresent(of -> titles.addAll(words(of, "title")));
        }
        var olderResult = instance.flatMap(of -> of.child("result"));
        return new LearningOpportunity(
                identifiers(opportunity),
                titles,
                opportunity.token("type"),
                opportunity.token("iscedCode"),
                instance.flatMap(of -> of.token("start")),
                instance.flatMap(of -> of.token("date")),
                instance.flatMap(of -> of.token("status")),
                instance.flatMap(of -> of.token("resultLabel")).or(() -> olderResult.flatMap(NativeElement::token)),
                instance.flatMap(of -> of.token("gradingSchemeLocalId"))
                        .or(() -> olderResult.flatMap(result -> result.attribute("scheme"))),
                credits,
                levels,
                opportunity.child("qualification").map(ElmoReader::qualification),
                instance.flatMap(of -> of.token("languageOfInstruction")),
                opportunity.children("hasPart").stream()
                        .flatMap(part -> part.children("learningOpportunitySpecification").stream())
                        .map(ElmoReader::learningOpportunity)
                        .toList(),
                opportunity.place());
    }

    private static Qualification qualification(NativeElement qualification) {
        return new Qualification(
                identifiers(qualification),
                words(qualification, "title"),
                words(qualification, "educationLevel"),
                words(qualification, "qualificationMainStudyField"),
                words(qualification, "qualificationHolderTitle"),
                qualification.place());
    }

    private static Credit credit(NativeElement credit) {
        return new Credit(credit.token("scheme"), credit.token("level"), credit.token("value"), credit.place());
    }

    private static Level level(NativeElement level) {
        level.leaveOut("description"); // what the framework is called, once more
        return new Level(level.token("type"), level.token("value").or(level::token), level.place());
    }

    private static List<Attachment> attachments(NativeElement parent) {
        return parent.children("attachment").stream()
                .map(attachment -> new Attachment(
                        words(attachment, "title"),
                        attachment.token("type"),
                        words(attachment, "content"),
                        attachment.place()))
                .toList();
    }

    private static List<Identifier> identifiers(NativeElement parent) {
        return parent.children("identifier").stream()
                .flatMap(identifier -> identifier.token().stream()
                        .map(value ->
                                new Identifier(identifier.attribute("type").orElse(""), value, identifier.place())))
                .toList();
    }

    private static List<Words> words(NativeElement parent, String name) {
        return parent.children(name).stream()
                .flatMap(words -> words.token().stream().map(text -> new Words(words.attribute("lang"), text)))
                .toList();
    }
}
