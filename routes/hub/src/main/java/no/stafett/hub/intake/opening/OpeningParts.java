package no.stafett.hub.intake.opening;

import no.stafett.hub.data.HubProperties;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.operate.OpeningBalances;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpeningParts {
    @Bean
    OpeningBalances openingBalances(
            PartyDirectory directory, OperatorActs acts, HubProperties hub, ObjectProvider<ProducerTemplate> route) {
        return new OpeningDesk(directory, acts, hub.number(), incoming -> route.getObject()
                .asyncRequestBody("direct:20-checks", incoming, Answer.class));
    }
}
