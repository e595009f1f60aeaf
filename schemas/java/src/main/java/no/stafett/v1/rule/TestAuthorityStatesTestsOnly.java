package no.stafett.v1.rule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.RoleOf;
import no.stafett.v1.Subject;
import no.stafett.v1.identifier.OrganisationNumber;
import no.stafett.v1.model.CompletionStatement;

/** The authority that is controller of the tests states tests and nothing else (integreringsforskriften § 57). Only judged where there is a directory. */
public final class TestAuthorityStatesTestsOnly implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.BEYOND_SENDERS_GROUND;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof CompletionStatement statement && tellsMore(statement)) {
            subject.roles().ifPresent(directory -> examine(subject, directory, breaches));
        }
    }

    private static boolean tellsMore(CompletionStatement statement) {
        return statement.getReceptionTrainingHoursAWeek() != null
                || statement.getProgramme() != null
                || !statement.getTraining().isEmpty()
                || !statement.getExemption().isEmpty();
    }

    private static void examine(Subject subject, RoleOf directory, Breaches breaches) {
        LocalDate on = LocalDate.ofInstant(subject.header().created(), ZoneId.of("Europe/Oslo"));
        Set<String> roles =
                directory.rolesOf(new OrganisationNumber(subject.header().principal()), on);
        if (roles.contains("TEST_AUTHORITY") && !roles.contains("IMDI")) {
            breaches.at("");
        }
    }
}
