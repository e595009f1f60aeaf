package no.stafett.hub;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import no.stafett.hub.intake.Answer;
import no.stafett.hub.intake.Incoming;
import no.stafett.hub.operate.AuditOperations;
import no.stafett.hub.operate.CatalogueOperations;
import no.stafett.hub.operate.ClockControl;
import no.stafett.hub.operate.OperatorActs;
import no.stafett.hub.operate.Quarantine;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Carriers, parties and operators, with a recording in the place of checks and record that keeps what it gets. */
@Import(Foundations.class)
@ComponentScan({"no.stafett.hub.party", "no.stafett.hub.intake", "no.stafett.hub.operate"})
class CarriersOnly {
    /** What came through the carriers, and how often it is to fail first. */
    static final class Kept {
        final BlockingQueue<Incoming> incoming = new LinkedBlockingQueue<>();
        final AtomicInteger failuresFirst = new AtomicInteger();

        Answer keep(Incoming incoming) {
            if (failuresFirst.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the database is away");
            }
            this.incoming.add(incoming);
            var replayed = new String(incoming.document(), StandardCharsets.UTF_8).contains("again");
            return new Answer(answerTo(incoming.document()), replayed, "accepted");
        }

        static byte[] answerTo(byte[] document) {
            return ("<answer bytes='" + document.length + "'/>").getBytes(StandardCharsets.UTF_8);
        }
    }

    record Act(String act, Map<String, String> details) {}

    /** The operator's acts that were logged. */
    static final class Acts implements OperatorActs {
        final List<Act> acts = new CopyOnWriteArrayList<>();
        volatile boolean broken;

        @Override
        public void record(String act, Map<String, String> details) {
            if (broken) {
                throw new IllegalStateException("the log can't be written");
            }
            acts.add(new Act(act, details));
        }
    }

    @Bean
    Kept kept() {
        return new Kept();
    }

    @Bean
    Acts acts() {
        return new Acts();
    }

    @Bean
    RouteBuilder checks(Kept kept) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:20-checks").process(exchange -> exchange.getMessage()
                        .setBody(kept.keep(
                                Objects.requireNonNull(exchange.getIn().getBody(Incoming.class)))));
            }
        };
    }

    @Bean
    ClockControl clock() {
        return new ClockControl() {
            private volatile Duration offset = Duration.ZERO;

            @Override
            public Instant now() {
                return Instant.now().plus(offset);
            }

            @Override
            public Instant moveTo(Instant instant) {
                if (instant.isBefore(now())) {
                    throw new Refused("The clock moves forward only.");
                }
                offset = Duration.between(Instant.now(), instant);
                return now();
            }
        };
    }

    @Bean
    Clock days(ClockControl clock) {
        InstantSource moved = clock::now;
        return moved.withZone(ZoneId.of("Europe/Oslo"));
    }

    @Bean
    CatalogueOperations catalogues() {
        return (before, after) -> new CatalogueOperations.Counts(LocalDate.EPOCH, 0, 0, List.of());
    }

    @Bean
    Quarantine quarantine() {
        return new Quarantine() {
            @Override
            public List<Group> groups() {
                return List.of();
            }

            @Override
            public List<Retried> retry(Which which, String because) {
                return List.of();
            }
        };
    }

    @Bean
    AuditOperations audit() {
        return new AuditOperations() {
            @Override
            public Verification verify() {
                return new Verification(true, 3, "ab", List.of());
            }

            @Override
            public Optional<String> proof(String messageId) {
                return messageId.startsWith("0") ? Optional.empty() : Optional.of("proof of " + messageId);
            }

            @Override
            public Comparison rebuild() {
                return new Comparison(false, 10, List.of("claim 7"));
            }
        };
    }
}
