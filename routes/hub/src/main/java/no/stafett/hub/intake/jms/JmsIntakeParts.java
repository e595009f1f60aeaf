package no.stafett.hub.intake.jms;

import jakarta.jms.ConnectionFactory;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JmsIntakeParts {
    /** Consumers keep their own connections; what is sent through Camel takes one from the pool. */
    @Bean("jms")
    JmsComponent jms(ActiveMQConnectionFactory broker, ConnectionFactory pooled) {
        var configuration = new JmsConfiguration(pooled);
        configuration.setListenerConnectionFactory(broker);
        configuration.setTemplateConnectionFactory(pooled);
        configuration.setLazyCreateTransactionManager(false);
        configuration.setRecoveryInterval(1_000);
        configuration.setAcceptMessagesWhileStopping(false);
        configuration.setErrorHandlerLogStackTrace(false);
        return new JmsComponent(configuration);
    }

    @Bean
    JmsIntakeRoute jmsIntakeRoute(IntakeProperties properties, Underway underway) {
        return new JmsIntakeRoute(new JmsIntake(properties, underway));
    }
}
