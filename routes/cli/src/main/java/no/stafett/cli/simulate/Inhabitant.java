package no.stafett.cli.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.stafett.v1.model.common.Identifier;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/** Somebody of the simulated world, with what really happened to them. Confined to the thread that lives their household's day. */
final class Inhabitant {
    final LocalDate born;
    final String basis;
    final LocalDate permitOn;
    final @Nullable String citizenship;
    final int lot;
    /** Of the DUF numbers that are made for them. */
    final int serial;
    /** The numbers under which messages name them, oldest first. */
    final List<Identifier> numbers = new ArrayList<>();

    final List<Given> given = new ArrayList<>();
    /** Ids of the messages that registered them, oldest first. */
    final List<String> registrations = new ArrayList<>();

    final List<Told> told = new ArrayList<>();

    String home;
    String mode = "AGREEMENT";
    boolean woman;
    boolean protectedAddress;

    /** Whose permit theirs rests on. */
    @Nullable
    Inhabitant reference;

    /** Which of the numbers the offices use. */
    int now;

    /** Which stay in the country it is: what was planned for an earlier one does not happen. */
    int stay;

    /** Services that were claimed in this stay. */
    final Set<String> claimed = new HashSet<>();

    @Nullable
    LocalDate settledOn;

    @Nullable
    LocalDate settlementToldOn;

    @Nullable
    LocalDate goneOn;

    /** The message that told of the latest mapping. */
    @Nullable
    String mapping;

    @Nullable
    LocalDate movedOn;
    /** From this day on more has happened than the simple judge of misses understands. */
    @Nullable
    LocalDate blurredFrom;

    /** The day from which the hub knows that the first two numbers are one person. */
    @Nullable
    LocalDate linkedOn;

    /**
     * Something that was told of a service.
     *
     * @param code as the catalogue calls the evidence
     * @param on the day the message came in
     */
    record Told(String service, String code, LocalDate on) {}

    Inhabitant(
            LocalDate born,
            String basis,
            LocalDate permitOn,
            @Nullable String citizenship,
            String home,
            int lot,
            int serial) {
        this.born = born;
        this.basis = basis;
        this.permitOn = permitOn;
        this.citizenship = citizenship;
        this.home = home;
        this.lot = lot;
        this.serial = serial;
    }

    /** As messages name them now. */
    Person person() {
        return person(now);
    }

    Person person(int number) {
        return new Person().withIdentifier(numbers.get(number));
    }

    /** The message by which they can be looked for. */
    String firstSeen() {
        return registrations.isEmpty() ? "of nobody" : registrations.get(0);
    }

    boolean isGone() {
        return goneOn != null;
    }

    void blur(LocalDate day) {
        if (blurredFrom == null || day.isBefore(blurredFrom)) {
            blurredFrom = day;
        }
    }

    /** The number only: nothing of the person. */
    @Override
    public String toString() {
        return "Inhabitant";
    }
}
