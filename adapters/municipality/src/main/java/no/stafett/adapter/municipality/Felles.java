package no.stafett.adapter.municipality;

import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.sheets.Column;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.adapter.sheets.Types;
import no.stafett.v1.model.common.Municipality;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/** What several sheets have in common. */
final class Felles {
    private Felles() {}

    static Column<NamedBy> person(String message) {
        return Column.of(
                        "Person",
                        Types.person(),
                        "Nummeret som navngir personen.",
                        "The number that names the person.",
                        message + "/Person")
                .required();
    }

    static Column<String> tjeneste(String message) {
        return Column.of("Tjeneste", Types.code("service"), "Tjenesten.", "The service.", message + "/Service")
                .required();
    }

    static Column<String> tilfelle(String message) {
        return Column.of(
                "Tilfelle",
                Types.key(),
                "Hvilket tilfelle av tjenesten, når det kan være flere: din egen nøkkel, uten noe om personen.",
                "Which occurrence of the service, where there may be several: your own key, nothing about the person.",
                message + "/Occurrence");
    }

    static Column<String> utforer(String message) {
        return Column.of(
                "Utført av org.nr.",
                Types.organisation(),
                "Den som utfører tjenesten, når det ikke er kommunen selv.",
                "Who gives the service, where it is not the municipality itself.",
                message + "/Performers");
    }

    /** The municipality answers for it and reports it; it gives it too, where nobody else is named. */
    static Performers performers(Optional<String> performedBy, Errand errand) {
        return new Performers()
                .withResponsible(errand.sender())
                .withPerformedBy(performedBy.orElse(errand.sender()))
                .withSubmittedBy(errand.sender());
    }

    /** Who performs, where it is not who submits. */
    static @Nullable String performer(@Nullable Performers performers) {
        return performers == null
                        || performers.getPerformedBy() == null
                        || performers.getPerformedBy().equals(performers.getSubmittedBy())
                ? null
                : performers.getPerformedBy();
    }

    static @Nullable String number(@Nullable Municipality municipality) {
        return municipality == null ? null : municipality.getValue();
    }

    static @Nullable NamedBy named(@Nullable Person person) {
        return Optional.ofNullable(person)
                .map(Person::getIdentifier)
                .filter(identifier -> identifier.getType() != null && identifier.getValue() != null)
                .filter(identifier -> switch (identifier.getType()) {
                    case DUF_NUMBER, D_NUMBER, FODSELSNUMMER -> true;
                    case LOCAL, FOREIGN -> false;
                })
                .map(identifier -> new NamedBy(identifier.getType(), identifier.getValue()))
                .orElse(null);
    }

    static Person person(Entry row, Column<NamedBy> column) {
        return row.get(column).orElseThrow().person();
    }
}
