package no.stafett.adapter.nokut;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.nokut.elmo.Elmo;
import no.stafett.adapter.nokut.elmo.ElmoReader;
import no.stafett.adapter.nokut.elmo.Learner;
import no.stafett.adapter.nokut.elmo.Report;
import no.stafett.v1.FindingCode;
import no.stafett.v1.model.PowerOfAttorney;
import no.stafett.v1.model.RecognitionApplication;
import no.stafett.v1.model.codes.LevelKind;
import no.stafett.v1.model.common.Attachment;
import no.stafett.v1.model.common.Name;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/**
 * An ELMO diploma as an application for recognition of the one qualification in it. The way back is {@code
 * RecognitionApplicationToElmo}, which takes out the original.
 *
 * <p>The sender of the errand is the person's agent. The diploma goes along byte for byte, because it is signed and
 * because the message says less than it: courses and marks are for the one who assesses. Where the diploma holds several
 * degrees the first is applied for, and each other is a finding, since it needs an application of its own.
 */
public final class ElmoToRecognitionApplication {
    /** The name under which the original goes along. */
    static final String ORIGINAL_FILE = "elmo.xml";
    /** The media type of the original. */
    static final String ORIGINAL_MEDIA_TYPE = "application/xml";
    /** The setting that says when the person signed the power of attorney. */
    static final String POWER_OF_ATTORNEY_SIGNED_ON = "power-of-attorney-signed-on";
    /** The setting that says which kind of qualification it is, where the diploma does not. */
    static final String LEVEL_KIND = "level-kind";

    /** What may go along inline. An attachment that has no room stands in the original still, and is a finding. */
    private static final int ATTACHMENT_BYTES_MAX = 2 * 1024 * 1024;

    private ElmoToRecognitionApplication() {}

    /** The application, where the diploma names one person and something to recognise. */
    public static Translation<RecognitionApplication> translate(byte[] original, Errand errand) {
        var findings = new Findings();
        var application =
                ElmoReader.read(original, findings).flatMap(elmo -> application(elmo, original, errand, findings));
        return findings.orElse(application::orElseThrow);
    }

    private static Optional<RecognitionApplication> application(
            Elmo elmo, byte[] original, Errand errand, Findings findings) {
        if (original.length > ATTACHMENT_BYTES_MAX) {
            findings.add(
                    FindingCode.ATTACHMENT_TOO_LARGE,
                    Place.DOCUMENT,
                    "sizeBytes",
                    Integer.toString(original.length),
                    "limitBytes",
                    Integer.toString(ATTACHMENT_BYTES_MAX));
        }
        if (elmo.learners().isEmpty()) {
            findings.add(FindingCode.PERSON_NOT_IDENTIFIED, Place.DOCUMENT);
            return Optional.empty();
        }
        if (!oneAndTheSame(elmo.learners())) {
            findings.add(FindingCode.PERSON_NOT_CERTAIN, elmo.learners().get(1).at());
            return Optional.empty();
        }
        var named = LearnerToPerson.translate(elmo, findings);
        var studied = Studied.in(elmo, findings);
        if (named.isEmpty() || studied.isEmpty()) {
            return Optional.empty();
        }
        var learner = elmo.learners().get(0);
        var education = studied.orElseThrow().education(findings);
        var application = new RecognitionApplication()
                .withPerson(new Person().withIdentifier(named.orElseThrow().naming()))
                .withOtherIdentifier(named.orElseThrow().others())
                .withQualificationKey(studied.orElseThrow().key())
                .withLevelKind(levelKind(education.getNus(), errand))
                .withAppliedOn(errand.on())
                .withEducation(education)
                .withDocument(documents(elmo, original, findings));
        name(learner, findings).ifPresent(application::setName);
        ElmoDates.date(learner.bday(), true, learner.at(), findings).ifPresent(application::setBirthDate);
        citizenship(learner, findings).ifPresent(application.getCitizenship()::add);
        learner.gender().ifPresent(gender -> findings.personalLeftOut(learner.at(), gender));
        powerOfAttorney(errand, findings).ifPresent(application::setPowerOfAttorney);
        return Optional.of(application);
    }

    /** The older format repeats the learner in each report; a second one must be the first, word for word. */
    private static boolean oneAndTheSame(List<Learner> learners) {
        var people = new HashSet<List<Object>>();
        for (var learner : learners) {
            var identifiers = learner.identifiers().stream()
                    .map(identifier -> identifier.type() + "=" + identifier.value())
                    .sorted()
                    .toList();
            people.add(List.of(identifiers, learner.bday()));
        }
        return people.size() == 1;
    }

    private static Optional<Name> name(Learner learner, Findings findings) {
        if (learner.familyName().isEmpty()) {
            learner.givenNames().ifPresent(given -> findings.personalLeftOut(learner.at(), given));
            return Optional.empty();
        }
        var name = new Name();
        Texts.fitting(learner.familyName().orElseThrow()).ifPresent(name::setFamilyName);
        learner.givenNames().flatMap(Texts::fitting).ifPresent(name::setGivenName);
        if (name.getFamilyName() == null || learner.givenNames().isPresent() && name.getGivenName() == null) {
            findings.personalLeftOut(learner.at(), learner.familyName().orElseThrow());
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private static Optional<String> citizenship(Learner learner, Findings findings) {
        var country = learner.citizenship().flatMap(Codes::country);
        if (country.isEmpty()) {
            learner.citizenship().ifPresent(code -> findings.notUnderstood(learner.at(), code));
        }
        return country;
    }

    private static LevelKind levelKind(@Nullable String nus, Errand errand) {
        // The first digit of NUS2000 is the level: 3 and 4 upper secondary, 5 higher vocational, 6 to 8 higher
        // education.
        if (nus != null && "678".indexOf(nus.charAt(0)) >= 0) {
            return LevelKind.HIGHER_EDUCATION;
        }
        if (nus != null && nus.charAt(0) == '5') {
            return LevelKind.HIGHER_VOCATIONAL;
        }
        return errand.setting(LEVEL_KIND)
                .flatMap(wanted -> List.of(LevelKind.values()).stream()
                        .filter(kind -> kind.name().equals(wanted))
                        .findFirst())
                .orElse(LevelKind.HIGHER_EDUCATION); // ELMO is what universities hand over
    }

    private static Optional<PowerOfAttorney> powerOfAttorney(Errand errand, Findings findings) {
        var signedOn = errand.setting(POWER_OF_ATTORNEY_SIGNED_ON);
        try {
            return signedOn.map(
                    day -> new PowerOfAttorney().withAgent(errand.sender()).withSignedOn(LocalDate.parse(day)));
        } catch (DateTimeException notADay) {
            findings.notUnderstood(new Place(POWER_OF_ATTORNEY_SIGNED_ON, 0), signedOn.orElseThrow());
            return Optional.empty();
        }
    }

    private static List<Attachment> documents(Elmo elmo, byte[] original, Findings findings) {
        var documents = new ArrayList<Attachment>();
        documents.add(Files.attachment(original, ORIGINAL_FILE, ORIGINAL_MEDIA_TYPE, "EMREX ELMO, the original"));
        // Together no more than one attachment may be: a document has 3 MiB, and base64 makes a third more of them.
        var room = ATTACHMENT_BYTES_MAX - original.length;
        var number = 0;
        for (var attachments : List.of(
                elmo.attachments(),
                elmo.reports().stream()
                        .map(Report::attachments)
                        .flatMap(List::stream)
                        .toList())) {
            for (var attachment : attachments) {
                for (var content : attachment.contents()) {
                    number++;
                    var file = Files.decoded(content.text(), number, attachment, findings);
                    if (file.isPresent() && file.orElseThrow().getContent().length > room) {
                        findings.leftOut(attachment.at(), file.orElseThrow().getDescription());
                    } else if (file.isPresent()) {
                        documents.add(file.orElseThrow());
                        room -= file.orElseThrow().getContent().length;
                    }
                }
            }
        }
        return documents;
    }
}
