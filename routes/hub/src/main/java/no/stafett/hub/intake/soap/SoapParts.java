package no.stafett.hub.intake.soap;

import jakarta.jms.ConnectionFactory;
import no.stafett.hub.delivery.Inbox;
import no.stafett.hub.delivery.JmsInbox;
import no.stafett.hub.intake.IntakeProperties;
import no.stafett.hub.intake.Underway;
import no.stafett.hub.party.PartyDirectory;
import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SoapParts {
    private static final String SOAP = "/soap/*";

    @Bean(Bus.DEFAULT_BUS_ID)
    SpringBus cxf() {
        return new SpringBus();
    }

    @Bean
    ServletRegistrationBean<CXFServlet> soapServlet() {
        var servlet = new ServletRegistrationBean<>(new CXFServlet(), SOAP);
        servlet.setName("soap");
        servlet.setLoadOnStartup(1);
        servlet.addInitParameter("hide-service-list-page", "true");
        return servlet;
    }

    @Bean
    FilterRegistrationBean<SoapDoor> soapDoor(
            PartyDirectory directory, Underway underway, IntakeProperties properties) {
        var door = new FilterRegistrationBean<>(new SoapDoor(directory, underway, properties));
        door.addUrlPatterns(SOAP);
        return door;
    }

    @Bean
    Inbox inbox(ConnectionFactory broker) {
        return new JmsInbox(broker);
    }

    @Bean(destroyMethod = "stop")
    EndpointImpl soapEndpoint(SpringBus bus, ProducerTemplate route, Inbox inbox) {
        var endpoint = new EndpointImpl(bus, new SoapIntake(route, inbox));
        endpoint.getOutFaultInterceptors().add(new SoapFaults());
        endpoint.publish("/");
        return endpoint;
    }
}
