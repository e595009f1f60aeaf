package no.stafett.v1.rule;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.RoleOf;
import no.stafett.v1.Subject;
import no.stafett.v1.identifier.OrganisationNumber;

/**
 * A message is sent by a party whose role may send it, by the disclosure table. Holds for the party spoken for, where a
 * vendor's system sends. Only judged where there is a directory.
 */
public final class OnlyItsRolesSendIt implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.ROLE_MAY_NOT_SEND;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        subject.roles().ifPresent(directory -> examine(subject, directory, breaches));
    }

    private static void examine(Subject subject, RoleOf directory, Breaches breaches) {
        LocalDate on = LocalDate.ofInstant(subject.header().created(), ZoneId.of("Europe/Oslo"));
        Set<String> roles =
                directory.rolesOf(new OrganisationNumber(subject.header().principal()), on);
        if (roles.isEmpty()) { // an unknown sender is a finding of its own
            return;
        }
        boolean may = SendingRules.ofTheStandard().maySend(subject.header().type()).stream()
                .anyMatch(row -> roles.contains(row.role()) && holds(row, subject.payload()));
        if (!may) {
            breaches.at(
                    "",
                    "role",
                    String.join(", ", new TreeSet<>(roles)),
                    "type",
                    subject.header().type());
        }
    }

    private static boolean holds(SendingRules.MaySend row, Object payload) {
        return row.path() == null
                || Elements.children(payload, row.path()).stream()
                        .anyMatch(value -> value.toString().equals(row.value()));
    }
}
