package no.stafett.hub.party;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.Secret;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds, suspends and resumes parties. Each act is whole when it returns, and can be done again after a failure. */
public final class PartyAdministration {
    private final JdbcClient database;
    private final PartyDirectory directory;
    private final InboxQueues queues;
    private final DataFolder folder;
    private final @Nullable EmbeddedBroker embedded;
    private final Set<String> roles = PartyRoles.all();

    public PartyAdministration(
            DataSource database,
            PartyDirectory directory,
            ActiveMQConnectionFactory broker,
            DataFolder folder,
            @Nullable EmbeddedBroker embedded) {
        this.database = JdbcClient.create(database);
        this.directory = directory;
        this.queues = new InboxQueues(broker);
        this.folder = folder;
        this.embedded = embedded;
    }

    /**
     * Adds a party: makes its secret (256 random bits, kept in the data folder; the database has only the hash), its
     * inbox and its folder.
     *
     * @param party as it shall stand; its state is {@code ACTIVE} whatever it says
     * @throws NotDone when it is there already, or the number, the role, the territory or the dates are wrong
     */
    public void add(Party party) {
        check(party);
        var secret = Secret.make();
        queues.make(List.of(party.number()));
        makeFolder(party.number());
        try {
            database.sql("""
                            insert into party (number, role, name, municipality, valid_from, valid_until, secret_hash, acts_for)
                            values (:number, :role, :name, :municipality, :from, :until, :hash, :actsFor)
                            """)
                    .param("number", party.number())
                    .param("role", party.role())
                    .param("name", party.name())
                    .param("municipality", party.municipality(), Types.VARCHAR)
                    .param("from", party.validFrom())
                    .param("until", party.validUntil(), Types.DATE)
                    .param("hash", Secret.hash(secret))
                    .param("actsFor", party.actsFor().toArray(String[]::new), Types.ARRAY)
                    .update();
        } catch (DuplicateKeyException e) {
            throw alreadyThere(party.number());
        }
        DataFolder.writeForOwnerOnly(folder.secretOf(party.number()), secret + "\n");
        directory.refresh();
    }

    /** Stops a party from speaking, at once. What waits in its inbox stays there. */
    public void suspend(String number) {
        change(number, Party.State.SUSPENDED);
        if (embedded != null) {
            embedded.forget(number);
        }
    }

    /** Lets a suspended party speak again, with the secret that it had. */
    public void resume(String number) {
        change(number, Party.State.ACTIVE);
        if (embedded != null) {
            embedded.forget(number);
        }
    }

    /** Makes the inboxes and folders of every party that has none on this machine yet: at start. */
    public void makeWhatIsMissing() {
        var numbers = directory.parties().stream().map(Party::number).toList();
        queues.make(numbers);
        numbers.forEach(this::makeFolder);
    }

    /**
     * Looks whether a party is there.
     *
     * @throws NotDone when it is not
     */
    public void checkThere(String number) {
        if (directory.party(number).isEmpty()) {
            throw notThere(number);
        }
    }

    private void change(String number, Party.State state) {
        var changed = database.sql("update party set state = :state where number = :number")
                .param("state", state.name())
                .param("number", number)
                .update();
        if (changed == 0) {
            throw notThere(number);
        }
        directory.refresh();
    }

    private void makeFolder(String number) {
        try {
            Files.createDirectories(folder.submit(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NotDone notThere(String number) {
        return new NotDone(
                "There is no party " + number + ". See ./stafett party list.",
                "Det finnes ingen part " + number + ". Se ./stafett party list.");
    }

    private static NotDone alreadyThere(String number) {
        return new NotDone(
                "Party " + number + " is in the directory already. Use party resume if it is suspended.",
                "Part " + number + " står allerede i katalogen. Bruk party resume hvis den er stanset.");
    }

    /**
     * Looks whether a party could be added.
     *
     * @throws NotDone when it could not
     */
    public void check(Party party) {
        if (!OrganisationNumber.isValid(party.number())) {
            throw new NotDone(
                    "The organisation number has a wrong check digit or is not nine digits.",
                    "Organisasjonsnummeret har feil kontrollsiffer eller er ikke ni sifre.");
        }
        if (directory.party(party.number()).isPresent()) {
            throw alreadyThere(party.number());
        }
        if (!roles.contains(party.role())) {
            throw new NotDone(
                    "There is no role " + party.role() + ". Roles: " + String.join(", ", roles) + ".",
                    "Rollen " + party.role() + " finnes ikke. Roller: " + String.join(", ", roles) + ".");
        }
        if (party.name().isBlank() || party.name().length() > 200) {
            throw new NotDone("Give the party a name, at most 200 characters.", "Gi parten et navn, høyst 200 tegn.");
        }
        var territory = party.municipality();
        var digits = party.role().equals("COUNTY") ? "[0-9]{2}" : "[0-9]{4}";
        var needed = party.role().equals("COUNTY") || party.role().equals("MUNICIPALITY");
        if (territory == null ? needed : !territory.matches(digits)) {
            throw new NotDone(
                    "A municipality has a municipality number of four digits, a county one of two; others may name the"
                            + " municipality that they are in.",
                    "En kommune har et kommunenummer på fire sifre, et fylke ett på to; andre kan oppgi kommunen de"
                            + " ligger i.");
        }
        if (party.validUntil() != null && !party.validUntil().isAfter(party.validFrom())) {
            throw new NotDone(
                    "The first day after is not after the first day.", "Første dag etter er ikke etter første dag.");
        }
        for (var other : party.actsFor()) {
            if (!OrganisationNumber.isValid(other)) {
                throw new NotDone(
                        "A party can act for organisation numbers only.",
                        "En part kan bare opptre for organisasjonsnumre.");
            }
        }
    }
}
