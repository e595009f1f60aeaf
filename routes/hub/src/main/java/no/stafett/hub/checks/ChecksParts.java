package no.stafett.hub.checks;

import java.time.Clock;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.party.PartyDirectory;
import no.stafett.v1.Stafett;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the parts of the checks are put together. */
@Configuration(proxyBeanMethods = false)
class ChecksParts {

    @Bean
    ChecksRoute checksRoute(Stafett stafett, PartyDirectory parties, Clock clock, HubProperties hub) {
        return new ChecksRoute(new Checks(stafett, parties::party, clock::instant, hub.number()));
    }
}
