package no.stafett.console.web;

import java.time.LocalDate;
import java.util.Optional;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.v1.Stafett;
import no.stafett.v1.codelist.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people call a party and a code. */
@Component
public final class Names {
    private final PartyDirectory directory;
    private final CodeLists lists;

    Names(PartyDirectory directory, Stafett stafett) {
        this.directory = directory;
        this.lists = stafett.codeLists();
    }

    /** The name in the directory, else the number. */
    public String party(String number) {
        return directory.party(number).map(Party::name).orElse(number);
    }

    /** The code's title today, in a list; else the code. */
    public String code(String list, String code, Tongue tongue) {
        return lists.named(list)
                .flatMap(found -> found.periodsOf(code).stream()
                        .filter(period -> period.existsOn(LocalDate.now(java.time.ZoneId.of("Europe/Oslo"))))
                        .findFirst()
                        .or(() -> found.periodsOf(code).stream().findFirst()))
                .map(found -> tongue == Tongue.EN ? found.en() : found.nb())
                .orElse(code);
    }

    public String service(String code, Tongue tongue) {
        return code("service", code, tongue);
    }

    /** Who answers for something: the party, or what kind of party is asked where there is none in the directory. */
    public String responsible(
            @Nullable String party, @Nullable String role, @Nullable String territory, Tongue tongue, String nobody) {
        if (party != null) {
            return party(party);
        }
        var kind = Optional.ofNullable(role)
                .map(code -> code("party-role", code, tongue))
                .orElse(nobody);
        if (territory == null) {
            return kind;
        }
        var place = code(territory.length() == 2 ? "county" : "municipality", territory, tongue);
        return kind + ", " + place;
    }
}
