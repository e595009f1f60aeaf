package no.stafett.hub.operate;

import no.stafett.hub.data.DataFolder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperatorParts {
    @Bean
    OperatorToken operatorToken(DataFolder folder) {
        return new OperatorToken(folder);
    }

    @Bean
    FilterRegistrationBean<OperatorDoor> operatorDoor(OperatorToken token) {
        var door = new FilterRegistrationBean<>(new OperatorDoor(token));
        door.addUrlPatterns("/operator/*");
        return door;
    }
}
