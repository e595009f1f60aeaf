package no.stafett.console.web;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebParts {
    @Bean
    FilterRegistrationBean<Door> consoleDoor(
            Sessions sessions, @Value("${stafett.console.hosts:localhost,127.0.0.1}") Set<String> hosts) {
        var door = new FilterRegistrationBean<>(new Door(sessions, hosts));
        door.addUrlPatterns("/", "/language", "/assets/*", "/console/*", "/office/*", Door.HELP + "/*");
        return door;
    }
}
