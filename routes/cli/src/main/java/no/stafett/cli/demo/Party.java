package no.stafett.cli.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A party of the story.
 *
 * @param number its organisation number, an invented one
 * @param name as the story calls it
 * @param role a code of the list party-role
 * @param territory a municipality's four digits or a county's two; null where the role has none
 * @param carrier how its documents reach the hub
 * @param from first day in the directory
 * @param until first day it is no longer there; null: it stays
 */
record Party(
        String number,
        String name,
        String role,
        @Nullable String territory,
        Carrier carrier,
        String from,
        @Nullable String until) {
    Party(String number, String name, String role, @Nullable String territory, Carrier carrier) {
        this(number, name, role, territory, carrier, "2021-01-01", null);
    }

    /** Whether it is in the directory on a day. */
    boolean isThereOn(LocalDate day) {
        return !day.isBefore(LocalDate.parse(from)) && (until == null || day.isBefore(LocalDate.parse(until)));
    }

    /** How a party hands documents in. What waits for it is read over the same, and over SOAP by who has only a folder. */
    enum Carrier {
        SOAP,
        JMS,
        FOLDER
    }
}
