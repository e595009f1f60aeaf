package no.stafett.promises;

import java.time.LocalDate;
import no.stafett.v1.model.PersonRegistered;
import no.stafett.v1.model.Reception;
import no.stafett.v1.model.ResidencePermit;
import no.stafett.v1.model.ServiceClaim;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.codes.Sex;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import no.stafett.v1.time.PartialDate;

/** Synthetic people and parties, and what is said of them. */
final class People {
    static final String HUB = "310000019";
    static final String IMDI = "310000027";
    static final String CENTRE = "310000035";
    static final String HOST = "310000043";
    static final String HOST_MUNICIPALITY = "3301";

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 15);
    private static final int[] DUF_WEIGHTS = {4, 6, 3, 2, 4, 6, 3, 2, 7, 5};
    private static final int[] PARTY_WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    private People() {}

    /** Somebody with a DUF number of this serial, at most six digits. */
    static Person duf(int serial) {
        var body = "2024%06d".formatted(serial);
        return new Person()
                .withIdentifier(new Identifier()
                        .withType(IdentifierKind.DUF_NUMBER)
                        .withValue(body + "%02d".formatted(sum(body, DUF_WEIGHTS) % 11)));
    }

    /** The first valid organisation number at or after this serial; serials ten apart never give the same. */
    static String party(int serial) {
        for (int i = serial; ; i++) {
            var body = "311%05d".formatted(i);
            int check = (11 - sum(body, PARTY_WEIGHTS) % 11) % 11;
            if (check < 10) {
                return body + check;
            }
        }
    }

    private static int sum(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum;
    }

    /** Registered, with a permit. */
    static PersonRegistered registered(Person person) {
        return new PersonRegistered()
                .withPerson(person)
                .withBirthDate(PartialDate.parse("1990-05-12"))
                .withSex(Sex.FEMALE)
                .withResidencePermit(new ResidencePermit().withBasis("REFUGEE").withDecidedOn(SINCE));
    }

    /** Registered while in a reception centre in the host municipality. */
    static PersonRegistered registeredInReception(Person person) {
        return registered(person)
                .withReception(new Reception()
                        .withHostMunicipality(
                                new Municipality().withValue(HOST_MUNICIPALITY).withValidAt(SINCE))
                        .withFrom(SINCE));
    }

    static SkillsMapping mapped(Person person, String by) {
        return new SkillsMapping()
                .withPerson(person)
                .withKind(MappingKind.COMPLETE)
                .withStage(MappingStage.BEFORE_SETTLEMENT)
                .withMappedOn(SINCE.plusMonths(1))
                .withQualityAssured(false)
                .withPerformers(
                        new Performers().withResponsible(by).withPerformedBy(by).withSubmittedBy(by));
    }

    static ServiceClaim claimed(Person person, LocalDate from) {
        return new ServiceClaim()
                .withPerson(person)
                .withService("SKILLS_MAPPING")
                .withFrom(from);
    }
}
