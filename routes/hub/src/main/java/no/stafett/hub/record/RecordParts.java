package no.stafett.hub.record;

import javax.sql.DataSource;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.FaultPoint;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.delivery.Relay;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.keys.KeyFiles;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.log.AuditLog;
import no.stafett.hub.operate.CatalogueOperations;
import no.stafett.hub.operate.HubClock;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.operate.Quarantine;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.CatalogueReader;
import no.stafett.ledger.disclosure.Disclosure;
import no.stafett.ledger.person.Bookkeeper;
import no.stafett.ledger.store.LedgerTables;
import no.stafett.v1.Settings;
import no.stafett.v1.Stafett;
import no.stafett.v1.SyntheticNumbers;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the parts of checks and record are put together. */
@Configuration(proxyBeanMethods = false)
class RecordParts {

    @Bean
    Stafett stafett(HubProperties hub) {
        var numbers = hub.tryingOut() ? SyntheticNumbers.REQUIRED : SyntheticNumbers.REFUSED;
        return Stafett.v1(Settings.defaults().withSyntheticNumbers(numbers));
    }

    @Bean
    Catalogue catalogue() {
        return CatalogueReader.standard();
    }

    @Bean
    Disclosure disclosure() {
        return Disclosure.standard();
    }

    @Bean
    KeyFiles keyFiles(DataFolder folder) {
        return KeyFiles.in(folder.keys());
    }

    @Bean
    KeyStore keyStore(@Qualifier("keys") DataSource keysDatabase, KeyFiles files) {
        return new KeyStore(keysDatabase, files);
    }

    @Bean
    Vault vault(KeyStore keys) {
        return new Vault(keys);
    }

    @Bean
    RowIds rowIds(DataSource database) {
        return new RowIds(database);
    }

    @Bean
    Recorder recorder(
            DataSource database,
            KeyStore keys,
            Vault vault,
            AuditLog log,
            Catalogue catalogue,
            Disclosure disclosure,
            RowIds ids,
            PartyDirectory parties,
            HubClock clock,
            Stafett stafett,
            HubProperties hub,
            Inbox inbox,
            ObjectProvider<Relay> relay) {
        var tables = LedgerTables.live();
        return new Recorder(new Recorder.Parts(
                database,
                keys,
                vault,
                log,
                new Bookkeeper(catalogue, disclosure, tables, ids),
                disclosure,
                new Reconciler(database, vault, inbox::seen),
                tables,
                ids,
                new LedgerDirectory(parties),
                clock::now,
                stafett,
                hub.number(),
                FaultPoint.found(),
                documents -> relay.ifAvailable(sender -> sender.committed(documents))));
    }

    @Bean
    CatalogueOperations catalogueOperations(DataSource database, PartyDirectory parties, HubClock clock) {
        return new CatalogueDesk(database, new LedgerDirectory(parties), clock::now);
    }

    @Bean(destroyMethod = "close")
    GroupCommitter groupCommitter(Recorder recorder, RecordProperties properties) {
        return new GroupCommitter(recorder, properties.committers());
    }

    @Bean
    QuarantineRoute quarantineRoute() {
        return new QuarantineRoute();
    }

    @Bean
    Quarantine quarantine(DataSource database, Vault vault, OperatorActs acts, ObjectProvider<ProducerTemplate> route) {
        return new QuarantineDesk(database, vault, acts, incoming -> route.getObject()
                .requestBody(QuarantineRoute.START, incoming, Answer.class));
    }

    @Bean
    RecordRoute recordRoute(GroupCommitter committer) {
        return new RecordRoute(committer);
    }

    /** An act that can't be logged is not done: the caller waits for the commit. */
    @Bean
    OperatorActs operatorActs(ObjectProvider<GroupCommitter> committer) {
        return (act, details) ->
                committer.getObject().submit(new Work.OperatorAct(act, details)).join();
    }
}
