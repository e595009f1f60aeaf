package no.stafett.hub;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * The steps, put together. What they run on (database, broker, data folder) is started before and given in as beans;
 * each step's package declares its own beans.
 */
@SpringBootConfiguration
@ComponentScan("no.stafett.hub")
class HubApplication {}
