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
import no.stafett.v1.identifier.OrganisationNumber;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds, suspends and resumes parties. Each act is whole when it returns, and can be done again after a failure. */
public final class PartyAdministration {
    /**
     * Has everybody evaluated anew at the next scan for whom the changed party may matter: who is owed something by it or by
     * nobody yet, and who is or shall be where it is. In the same statement: no change without it.
     */
    private static final String WAKE = """
            , woken as (
                insert into to_wake (person, since)
                select o.person, statement_timestamp() from obligation o join changed c
                    on o.party = c.number or (o.party is null and o.role = c.role)
                where o.ended_on is null
                union
                select m.person, statement_timestamp() from changed c join fact f on c.territory =
                    case c.role when 'COUNTY' then left(f.value ->> 'municipality', 2) else f.value ->> 'municipality' end
                join membership m on m.identifier = f.identifier
                where f.kind in ('RECEPTION', 'SETTLEMENT_REQUESTED', 'SETTLEMENT_ANSWERED', 'SETTLED', 'MOVED')
                on conflict (person) do update set since = excluded.since
            )
            select count(*) from changed
            """;

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
                            with changed as (
                                insert into party (number, role, name, territory, valid_from, valid_until, secret_hash, acts_for)
                                values (:number, :role, :name, :territory, :from, :until, :hash, :actsFor)
                                returning number, role, territory
                            )
                            """ + WAKE)
                    .param("number", party.number())
                    .param("role", party.role())
                    .param("name", party.name())
                    .param("territory", party.territory(), Types.VARCHAR)
                    .param("from", party.validFrom())
                    .param("until", party.validUntil(), Types.DATE)
                    .param("hash", Secret.hash(secret))
                    .param("actsFor", party.actsFor().toArray(String[]::new), Types.ARRAY)
                    .query(Long.class)
                    .single();
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
        long changed = database.sql("""
                        with changed as (
                            update party set state = :state where number = :number returning number, role, territory
                        )
                        """ + WAKE)
                .param("state", state.name())
                .param("number", number)
                .query(Long.class)
                .single();
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
        if (OrganisationNumber.parse(party.number()).isEmpty()) {
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
        var territory = party.territory();
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
            if (OrganisationNumber.parse(other).isEmpty()) {
                throw new NotDone(
                        "A party can act for organisation numbers only.",
                        "En part kan bare opptre for organisasjonsnumre.");
            }
        }
    }
}
