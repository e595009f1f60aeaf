package no.stafett.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import no.stafett.hub.Hub;
import no.stafett.hub.HubOptions;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.party.Party;
import no.stafett.hub.party.PartyAdministration;
import no.stafett.v1.Stafett;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How many messages a second come in, are recorded, answered and handed on, all durably; beside a plain Camel route that passes the
 * same documents from queue to queue of the same broker, transacted, one message each.
 *
 * <p>The queue is filled while the hub takes from it. The rate counts from the first send to the last receipt and the last copy at
 * their receivers.
 */
final class IntakeBench {

    private static final String PASSED_FROM = "310000051";
    private static final String PASSED_TO = "310000078";
    private static final int RUNS = 3;
    private static final int CONSUMERS = 8;
    private static final int WARM_UP_MESSAGES = 5_000;
    private static final int WARM_UP_ROUNDS_MIN = 5;
    private static final int WARM_UP_ROUNDS_MAX = 30;
    /** Below this share of a round's time the compiler is as good as done. */
    private static final double COMPILING_MAX = 0.1;

    private static final long MINUTES_MAX = 5;

    private final int messages;
    private final Stafett stafett = Stafett.v1();

    IntakeBench(int messages) {
        this.messages = messages;
    }

    Figure run(Path folder) throws Exception {
        var data = DataFolder.at(folder);
        var options = HubOptions.at(folder);
        try (var hub = Hub.start(options)) {
            add(hub, BenchDocuments.SENDER, "MUNICIPALITY", "3301");
            add(hub, BenchDocuments.IMDI, "IMDI", null);
            add(hub, PASSED_FROM, "NAV", null); // two more inboxes are the peer's queues
            add(hub, PASSED_TO, "UDI", null);
            int serial = warmUp(hub, data);
            List<byte[]> documents = List.of();
            var rates = new double[RUNS];
            var spent = new TreeMap<String, Double>();
            for (int run = 0; run < RUNS; run++) {
                documents = documents(serial, messages);
                serial += messages;
                var before = Cpu.now(folder);
                rates[run] = throughHub(hub, data, documents);
                Cpu.now(folder)
                        .since(before, (long) messages * RUNS)
                        .forEach((stage, micros) -> spent.merge(stage, micros, Double::sum));
            }
            var plain = passThrough(hub, data, documents);
            return Figure.of("intake-unsigned-4k", rates, "plain Camel JMS-to-JMS, transacted", plain, spent);
        }
    }

    /**
     * Until the rate no longer grows and the compiler is as good as done, since it takes a core for a while; returns how many documents
     * it took.
     */
    private int warmUp(Hub hub, DataFolder data) throws Exception {
        var compiler = ManagementFactory.getCompilationMXBean();
        int serial = 0;
        double before = 0;
        for (int round = 0; round < WARM_UP_ROUNDS_MAX; round++) {
            var documents = documents(serial, WARM_UP_MESSAGES);
            long compiled = compiler.getTotalCompilationTime();
            double rate = throughHub(hub, data, documents);
            serial += WARM_UP_MESSAGES;
            double compiling = (compiler.getTotalCompilationTime() - compiled) * rate / (1_000.0 * WARM_UP_MESSAGES);
            if (round >= WARM_UP_ROUNDS_MIN && rate < before * 1.03 && compiling < COMPILING_MAX) {
                break;
            }
            before = rate;
        }
        return serial;
    }

    private List<byte[]> documents(int from, int count) {
        var documents = new ArrayList<byte[]>(count);
        for (int i = 0; i < count; i++) {
            documents.add(BenchDocuments.mapping(stafett, from + i + 1));
        }
        return documents;
    }

    private static void add(Hub hub, String number, String role, @org.jspecify.annotations.Nullable String territory) {
        hub.part(PartyAdministration.class)
                .add(new Party(
                        number,
                        role,
                        "Bench",
                        territory,
                        LocalDate.of(2000, 1, 1),
                        null,
                        Party.State.ACTIVE,
                        List.of()));
    }

    private double throughHub(Hub hub, DataFolder data, List<byte[]> documents) throws Exception {
        var received = new CountDownLatch(documents.size() * 2);
        try (var broker = new ActiveMQConnectionFactory(hub.addresses().jms());
                var receipts = receiver(broker, data, BenchDocuments.SENDER, received);
                var copies = receiver(broker, data, BenchDocuments.IMDI, received)) {
            long begun = System.nanoTime();
            var sender = broker.createContext(
                    BenchDocuments.SENDER, secret(data, BenchDocuments.SENDER), JMSContext.SESSION_TRANSACTED);
            send(sender, EmbeddedBroker.SUBMIT, documents);
            await(received);
            return documents.size() * 1e9 / (System.nanoTime() - begun);
        }
    }

    private static JMSContext receiver(
            ActiveMQConnectionFactory broker, DataFolder data, String party, CountDownLatch received) {
        var context = broker.createContext(party, secret(data, party), JMSContext.DUPS_OK_ACKNOWLEDGE);
        context.createConsumer(context.createQueue("stafett.inbox." + party))
                .setMessageListener(message -> received.countDown());
        return context;
    }

    /** Sends all, fifty in a transaction, and closes the context. */
    private static void send(JMSContext context, String queue, List<byte[]> documents) throws JMSException {
        try (context) {
            var to = ActiveMQJMSClient.createQueue(queue); // context.createQueue asks the broker each time
            var producer = context.createProducer();
            int inTransaction = 0;
            for (var document : documents) {
                BytesMessage message = context.createBytesMessage();
                message.writeBytes(document);
                producer.send(to, message);
                if (++inTransaction == 50) {
                    context.commit();
                    inTransaction = 0;
                }
            }
            context.commit();
        }
    }

    /** The peer: the same broker and documents, a transacted route of one message each, and nothing done to them. */
    private double passThrough(Hub hub, DataFolder data, List<byte[]> documents) throws Exception {
        var received = new CountDownLatch(documents.size());
        var own = hub.part(ActiveMQConnectionFactory.class);
        try (var camel = new DefaultCamelContext();
                var sink = own.createContext(JMSContext.DUPS_OK_ACKNOWLEDGE)) {
            var configuration = new JmsConfiguration(own);
            configuration.setLazyCreateTransactionManager(false);
            camel.addComponent("jms", new JmsComponent(configuration));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("jms:" + EmbeddedBroker.inbox(PASSED_FROM)
                                    + "?transacted=true&lazyCreateTransactionManager=false"
                                    + "&cacheLevelName=CACHE_CONSUMER&concurrentConsumers=" + CONSUMERS)
                            .to("jms:" + EmbeddedBroker.inbox(PASSED_TO));
                }
            });
            sink.createConsumer(sink.createQueue(EmbeddedBroker.inbox(PASSED_TO)))
                    .setMessageListener(message -> received.countDown());
            camel.start();
            long begun = System.nanoTime();
            send(own.createContext(JMSContext.SESSION_TRANSACTED), EmbeddedBroker.inbox(PASSED_FROM), documents);
            await(received);
            return documents.size() * 1e9 / (System.nanoTime() - begun);
        }
    }

    private static void await(CountDownLatch received) throws InterruptedException {
        if (!received.await(MINUTES_MAX, TimeUnit.MINUTES)) {
            throw new IllegalStateException(received.getCount() + " documents did not arrive in time");
        }
    }

    private static String secret(DataFolder data, String party) {
        return data.secret(party).orElseThrow();
    }

    /**
     * Processor time by stage, told by the names of threads; the database's by its processes, where the machine tells it.
     */
    private record Cpu(Map<String, Long> nanosByStage) {

        private static final Map<String, String> STAGES = new TreeMap<>(Map.of(
                "Camel", "intake and checks",
                "record", "record",
                "relay", "delivery",
                "Thread-", "broker",
                "artemis", "broker",
                "ActiveMQ", "broker"));

        static Cpu now(Path folder) {
            var spent = new TreeMap<String, Long>();
            var threads = ManagementFactory.getThreadMXBean();
            for (var id : threads.getAllThreadIds()) {
                var info = threads.getThreadInfo(id);
                long nanos = threads.getThreadCpuTime(id);
                if (info != null && nanos > 0) {
                    spent.merge(stageOf(info.getThreadName()), nanos, Long::sum);
                }
            }
            long told = spent.values().stream().mapToLong(Long::longValue).sum();
            if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine) {
                spent.put("compiler, collector, threads that ended", machine.getProcessCpuTime() - told);
            }
            spent.put("database", databaseNanos(folder));
            return new Cpu(spent);
        }

        private static String stageOf(String thread) {
            return STAGES.entrySet().stream()
                    .filter(stage -> thread.startsWith(stage.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("other");
        }

        /** Processor time of the database whose data lies in this folder, from /proc; 0 where there is none. */
        private static long databaseNanos(Path folder) {
            var pidFile = folder.resolve("postgres").resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return 0;
            }
            try {
                long postmaster =
                        Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                return ProcessHandle.of(postmaster).stream()
                        .flatMap(ProcessHandle::descendants)
                        .map(ProcessHandle::info)
                        .flatMap(info -> info.totalCpuDuration().stream())
                        .mapToLong(java.time.Duration::toNanos)
                        .sum();
            } catch (IOException | NumberFormatException e) {
                return 0;
            }
        }

        /** Microseconds a message. */
        Map<String, Double> since(Cpu before, long messages) {
            var micros = new TreeMap<String, Double>();
            nanosByStage.forEach((stage, nanos) -> micros.put(
                    "cpuMicros " + stage, (nanos - before.nanosByStage.getOrDefault(stage, 0L)) / 1_000.0 / messages));
            return micros;
        }
    }
}
