package no.stafett.hub.watch;

import java.time.Clock;
import javax.sql.DataSource;
import no.stafett.hub.data.HubProperties;
import no.stafett.hub.keys.KeyStore;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.HubClock;
import no.stafett.hub.operate.MovableClock;
import no.stafett.hub.record.GroupCommitter;
import no.stafett.hub.record.Work;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the clock and those who look at it are put together. */
@Configuration(proxyBeanMethods = false)
class WatchParts {

    @Bean
    HubClock hubClock(DataSource database, HubProperties hub) {
        var clock = new HubClock(database, Clock.systemUTC(), hub.tryingOut());
        if (hub.beginsOn() != null) {
            clock.beginOn(hub.beginsOn());
        }
        return clock;
    }

    @Bean
    Scanner scanner(DataSource database, HubClock clock, GroupCommitter committer, WatchProperties properties) {
        return new Scanner(
                database, clock, person -> committer.submit(new Work.Wake(person)), properties.peopleAtOnce());
    }

    @Bean
    ClockControl clockControl(HubClock clock, Scanner scanner) {
        return new MovableClock(clock, scanner::runNow);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Watch watch(DataSource database, Scanner scanner, HubClock clock, KeyStore keys, WatchProperties properties) {
        return new Watch(database, scanner, new Housekeeping(database, keys, clock), properties);
    }
}
