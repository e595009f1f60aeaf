package no.stafett.cli.bench;

import java.time.LocalDate;
import no.stafett.v1.Message;
import no.stafett.v1.Stafett;
import no.stafett.v1.model.InformalSkill;
import no.stafett.v1.model.LanguageSkill;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.Work;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;

/** Synthetic documents of about 4 KiB, each about another person. */
final class BenchDocuments {

    static final String HUB = "310000019";
    static final String SENDER = "310000043";
    static final String IMDI = "310000027";
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    private static final int FOUR_KIBIBYTES = 4096;

    private BenchDocuments() {}

    static byte[] fourKibibytes(Stafett stafett) {
        return mapping(stafett, 1);
    }

    /** A skills mapping of the person with this serial number; one copy of it goes onward, to IMDi. */
    static byte[] mapping(Stafett stafett, int serial) {
        var mapping = new SkillsMapping()
                .withPerson(person(serial))
                .withKind(MappingKind.COMPLETE)
                .withStage(MappingStage.BEFORE_SETTLEMENT)
                .withMappedOn(LocalDate.of(2026, 3, 2))
                .withQualityAssured(false)
                .withPerformers(new Performers()
                        .withResponsible(SENDER)
                        .withPerformedBy(SENDER)
                        .withSubmittedBy(SENDER));
        mapping.getLanguage().add(new LanguageSkill().withLanguage("tir").withMotherTongue(true));
        int skills = 0;
        var document = write(stafett, mapping);
        while (document.length < FOUR_KIBIBYTES - 120) {
            skills++;
            if (skills % 2 == 0) {
                mapping.getInformalSkill().add(new InformalSkill().withLabel("Practical skill number " + skills));
            } else {
                mapping.getWork()
                        .add(new Work()
                                .withTitle("Work of some kind, number " + skills)
                                .withTasks("What was done there"));
            }
            document = write(stafett, mapping);
        }
        return document;
    }

    private static byte[] write(Stafett stafett, SkillsMapping mapping) {
        return stafett.writer().bytes(Message.of(mapping).from(SENDER).to(HUB).build());
    }

    /** A DUF number by year and serial, with its control digits (facts: remainder of a weighted sum modulo 11). */
    static Person person(int serial) {
        var body = "%04d%06d".formatted(2020 + serial / 1_000_000, serial % 1_000_000);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * DUF_WEIGHTS[i];
        }
        return new Person()
                .withIdentifier(new Identifier()
                        .withType(IdentifierKind.DUF_NUMBER)
                        .withValue(body + "%02d".formatted(sum % 11)));
    }
}
