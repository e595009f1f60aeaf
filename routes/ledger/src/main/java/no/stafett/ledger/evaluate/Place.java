package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.stafett.ledger.catalogue.Anchor;
import no.stafett.ledger.catalogue.Service;
import no.stafett.ledger.catalogue.Service.Found;
import no.stafett.ledger.catalogue.Service.Responsibility;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.Fact;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import org.jspecify.annotations.Nullable;

/** Finds who is responsible for a service on a day: the role that the catalogue names, its territory, its party. */
final class Place {
    private final Life life;
    private final Directory directory;

    Place(Life life) {
        this.life = life;
        this.directory = life.directory();
    }

    /** Who is responsible on the lens's day; the lens also learns when the directory changes it. */
    Responsible of(Service service, Lens lens) {
        var day = lens.today();
        var rules = service.responsibility()
                .at(lens.anchor(service.responsibility().anchor()).orElse(day));
        if (rules.isEmpty()) {
            return new Responsible(null, null, null);
        }
        if (service.responsibility().anchor() == Anchor.TODAY) {
            for (var version : service.responsibility().versions()) {
                var from = version.period().from();
                if (from != null) {
                    lens.changesOn(from);
                }
            }
        }
        for (var rule : rules.get()) {
            if (rule.when() == null || rule.when().holds(lens).possible()) {
                return found(rule, lens);
            }
        }
        return new Responsible(null, null, null);
    }

    /** The days on which another may become responsible: a move, and what the person begins or leaves that passes it on. */
    Set<LocalDate> daysOfChange(Service service) {
        var stays = life.stays(followsRegister(service));
        var school = life.of(FactKind.UPPER_SECONDARY);
        if (stays.size() < 2 && school.isEmpty()) {
            return Set.of();
        }
        var days = new TreeSet<LocalDate>();
        stays.stream().skip(1).map(Stay::from).forEach(days::add);
        school.stream().map(Fact::trueFrom).forEach(days::add);
        return days;
    }

    private Responsible found(Responsibility rule, Lens lens) {
        var territory = territory(rule.found(), lens);
        if (territory == null && rule.found() != Found.SINGLE_ROLE) {
            return new Responsible(rule.role(), null, null);
        }
        var party = directory.party(rule.role(), territory, lens.today());
        if (lens.watched()) {
            directory.changes(rule.role(), territory).forEach(lens::changesOn);
        }
        return new Responsible(rule.role(), territory, party.map(Party::number).orElse(null));
    }

    private @Nullable String territory(Found found, Lens lens) {
        return switch (found) {
            case MUNICIPALITY_SETTLED_IN ->
                watched(municipality(false, lens.today()), lens).orElse(null);
            case MUNICIPALITY_REGISTERED_IN ->
                watched(municipality(true, lens.today()), lens).orElse(null);
            case HOST_MUNICIPALITY -> watched(host(lens.today()), lens).orElse(null);
            case COUNTY_OF_MUNICIPALITY ->
                watched(municipality(false, lens.today()), lens)
                        .map(directory::countyOf)
                        .orElse(null);
            case SINGLE_ROLE -> null;
        };
    }

    /** The number, of which the lens learns when it becomes another: then another party may be found under it. */
    private Optional<String> watched(Optional<String> number, Lens lens) {
        if (lens.watched()) {
            number.flatMap(one -> directory.nextChange(one, lens.today())).ifPresent(lens::changesOn);
        }
        return number;
    }

    private Optional<String> municipality(boolean registered, LocalDate day) {
        return life.stay(registered, day).map(stay -> stay.numberOn(day, directory));
    }

    private Optional<String> host(LocalDate day) {
        return life.of(FactKind.RECEPTION, day).stream()
                .filter(fact -> fact.values().containsKey(Key.MUNICIPALITY))
                .filter(fact -> fact.period().contains(day))
                .reduce((earlier, later) -> later)
                .flatMap(fact -> fact.value(Key.MUNICIPALITY).map(number -> directory
                        .municipalityOn(number, fact.day(Key.VALID_AT).orElse(fact.trueFrom()), day)
                        .orElse(number)));
    }

    /** Whether what is followed is where the person is registered, rather than where they are settled. */
    static boolean followsRegister(Service service) {
        for (var version : service.responsibility().versions()) {
            for (var rule : version.part()) {
                if (rule.found() == Found.MUNICIPALITY_REGISTERED_IN) {
                    return true;
                }
            }
        }
        return false;
    }
}
