package no.stafett.v1;

import java.time.LocalDate;
import java.util.Set;
import no.stafett.v1.identifier.OrganisationNumber;

/** The part of a directory that the rules need: what a party is in the relay. */
@FunctionalInterface
public interface RoleOf {

    /**
     * The roles of a party on a date, as codes of the list {@code party-role}; empty for a party that the directory does not
     * know.
     */
    Set<String> rolesOf(OrganisationNumber party, LocalDate on);
}
