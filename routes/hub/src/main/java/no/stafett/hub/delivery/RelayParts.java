package no.stafett.hub.delivery;

import javax.sql.DataSource;
import no.stafett.hub.data.FaultPoint;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.log.AuditLog;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the relay is put together. */
@Configuration(proxyBeanMethods = false)
class RelayParts {

    @Bean(initMethod = "start", destroyMethod = "close")
    Relay relay(DataSource database, ActiveMQConnectionFactory broker, Vault vault, AuditLog log) {
        var faultPoint = FaultPoint.found();
        return new Relay(
                database, broker, vault, log.logId(), () -> faultPoint.reached(FaultPoint.AFTER_BROKER_COMMIT));
    }
}
