package no.stafett.hub.party;

import java.time.Clock;
import javax.sql.DataSource;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.embedded.EmbeddedBroker;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PartyParts {
    @Bean
    PartyDirectory partyDirectory(DataSource database, Clock clock) {
        return new PartyDirectory(database, clock);
    }

    @Bean
    PartyAdministration partyAdministration(
            DataSource database,
            PartyDirectory directory,
            ActiveMQConnectionFactory broker,
            DataFolder folder,
            ObjectProvider<EmbeddedBroker> embedded) {
        var administration = new PartyAdministration(database, directory, broker, folder, embedded.getIfAvailable());
        administration.makeWhatIsMissing();
        return administration;
    }
}
