package no.stafett.hub.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntakeParts {
    @Bean
    Underway underway(IntakeProperties properties) {
        return new Underway(properties);
    }
}
