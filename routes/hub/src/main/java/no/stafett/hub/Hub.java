package no.stafett.hub;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.CannotStart.Sentence;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.DataFolderLock;
import no.stafett.hub.data.LogFile;
import no.stafett.hub.data.Ports;
import no.stafett.hub.embedded.EmbeddedBroker;
import no.stafett.hub.embedded.EmbeddedDatabase;
import no.stafett.hub.embedded.PartySecrets;
import no.stafett.hub.operate.OperatorToken;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A running hub.
 *
 * <p>{@link #start} returns when SOAP, JMS and folders answer; until then nothing is promised. {@link #close} lets
 * messages under way finish, then stops the parts in the opposite order of their start. A process that is killed instead
 * loses nothing: the next start on the same folder finishes what had been accepted.
 */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry("server.address", "127.0.0.1"),
            Map.entry("server.tomcat.threads.max", "64"),
            Map.entry("server.shutdown", "immediate"),
            Map.entry("spring.main.log-startup-info", "false"),
            // settings come from who starts it, never from a file that happens to lie in the working folder
            Map.entry("spring.config.location", "optional:classpath:/no/stafett/hub/none/"),
            Map.entry("spring.jmx.enabled", "false"),
            Map.entry("camel.main.name", "stafett"),
            // a body is read by its carrier, never by a cache that unpacks whatever came
            Map.entry("camel.main.stream-caching-enabled", "false"),
            Map.entry("camel.main.shutdown-timeout", "20"),
            Map.entry("camel.main.shutdown-log-inflight-exchanges-on-timeout", "false"),
            Map.entry("stafett.submit", EmbeddedBroker.SUBMIT));

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable CannotStart> gaveUp = new AtomicReference<>();
    private volatile PartySecrets secrets = nobodyYet -> null;
    private @Nullable GenericApplicationContext context;
    private @Nullable HubAddresses addresses;

    private Hub() {}

    /**
     * Starts a hub and returns when it answers on every carrier.
     *
     * @throws CannotStart for what the one who starts it can mend; nothing is left running then
     */
    public static Hub start(HubOptions options) {
        var parts = new ArrayList<Class<?>>();
        parts.add(HubApplication.class);
        ServiceLoader.load(HubModule.class, HubModule.class.getClassLoader())
                .forEach(module -> parts.add(module.parts()));
        return start(options, parts.toArray(Class<?>[]::new));
    }

    /** Starts a hub of other parts: for tests of some of the steps alone. */
    static Hub start(HubOptions options, Class<?>... application) {
        var hub = new Hub();
        try {
            hub.run(options, application);
            return hub;
        } catch (Throwable e) {
            hub.close();
            throw e;
        }
    }

    /** Where the hub answers. */
    public HubAddresses addresses() {
        if (addresses == null) {
            throw new IllegalStateException("The hub has not started.");
        }
        return addresses;
    }

    /** A part of the hub, by its type: for the console and for tests in the same process. */
    public <T> T part(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("The hub has not started.");
        }
        return context.getBean(type);
    }

    /**
     * Waits until the hub is closed, or gives up because a part it stands on is gone for good.
     *
     * @return why it gave up; null when it was closed
     */
    public @Nullable CannotStart awaitEnd() throws InterruptedException {
        ended.await();
        return gaveUp.get();
    }

    private void run(HubOptions options, Class<?>... application) {
        var folder = options.folder();
        parts.push(DataFolderLock.take(folder));
        if (options.httpPort() != 0) {
            Ports.freeOr(options.httpPort()); // told now, and not when all else has started
        }
        LogFile.at(folder.log().resolve("hub.log"));
        log.info("Starting on {}", folder.root());

        var databases = CompletableFuture.supplyAsync(() -> openDatabases(options));
        var broker = CompletableFuture.supplyAsync(() -> openBroker(options, party -> secrets.hashOf(party)));
        // Both are awaited before either's failure is told: what has started must be stopped.
        CompletableFuture.allOf(databases, broker).exceptionally(e -> null).join();
        var opened = join(databases);
        var connections = join(broker);

        context = applicationOn(options, application, opened, connections);
        parts.push(context);
        var http = context.getEnvironment().getRequiredProperty("local.server.port");
        secrets = context.getBean(PartySecrets.class);
        var at = "http://127.0.0.1:" + http;
        addresses = new HubAddresses(at + "/", at + "/soap", connections.url(), folder.folders());
        waitUntilItAnswers(at, connections.factory());
        context.getBean(OperatorToken.class).tell(at + "/operator");
        log.info("Ready: {}", addresses.json());
    }

    private GenericApplicationContext applicationOn(
            HubOptions options, Class<?>[] application, Databases databases, BrokerConnections broker) {
        ApplicationContextInitializer<GenericApplicationContext> given = context -> {
            context.registerBean(DataFolder.class, options::folder);
            context.registerBean("database", DataSource.class, databases::stafett, bean -> bean.setPrimary(true));
            context.registerBean("keys", DataSource.class, databases::keys, bean -> {});
            context.registerBean(
                    "web",
                    WebServerFactoryCustomizer.class,
                    () -> webFilesIn(options.folder().tmp().resolve("web")));
            context.registerBean("broker", ActiveMQConnectionFactory.class, broker::factory);
            context.registerBean("pooledBroker", ConnectionFactory.class, broker::pool, bean -> bean.setPrimary(true));
            if (broker.embedded() != null) {
                var embedded = broker.embedded();
                context.registerBean(EmbeddedBroker.class, () -> embedded, bean -> bean.setDestroyMethodName(""));
            }
        };
        Map<String, Object> properties = new HashMap<>(DEFAULTS);
        properties.put("server.port", options.httpPort());
        properties.put(
                "server.tomcat.basedir",
                options.folder().tmp().resolve("tomcat").toString());
        properties.putAll(options.settings());
        try {
            return (GenericApplicationContext) new SpringApplicationBuilder(application)
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .headless(true)
                    .registerShutdownHook(false)
                    .logStartupInfo(false)
                    .initializers(given)
                    .properties(properties)
                    .run();
        } catch (PortInUseException | ConnectorStartFailedException e) {
            throw Ports.taken(options.httpPort(), e);
        }
    }

    /** The web server serves no files; it would else make a folder for them among the machine's temporary ones. */
    private static WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> webFilesIn(Path folder) {
        return server -> {
            DataFolder.makeForOwnerOnly(folder);
            server.setDocumentRoot(folder.toFile());
        };
    }

    private Databases openDatabases(HubOptions options) {
        Databases.Place stafett;
        Databases.Place keys;
        var url = options.database();
        if (url != null) {
            var keysUrl = options.keysDatabase() == null ? Databases.keysBeside(url) : options.keysDatabase();
            stafett = new Databases.Place(url, null, null);
            keys = new Databases.Place(keysUrl, null, null);
        } else {
            var folder = options.folder();
            var embedded = EmbeddedDatabase.start(new EmbeddedDatabase.Settings(
                    folder.postgres(),
                    EmbeddedDatabase.Settings.programsOr(folder.root().resolve("postgres-programs")),
                    folder.log().resolve("postgres.log"),
                    0));
            embedded.onGivingUp(this::giveUp);
            push(embedded);
            stafett = new Databases.Place(embedded.url(EmbeddedDatabase.STAFETT), embedded.user(), embedded.password());
            keys = new Databases.Place(
                    embedded.url(EmbeddedDatabase.STAFETT_KEYS), embedded.user(), embedded.password());
        }
        var databases = Databases.open(stafett, keys);
        push(databases);
        return databases;
    }

    private record BrokerConnections(
            String url,
            ActiveMQConnectionFactory factory,
            JmsPoolConnectionFactory pool,
            @Nullable EmbeddedBroker embedded)
            implements AutoCloseable {
        @Override
        public void close() {
            pool.stop();
            factory.close();
        }
    }

    private BrokerConnections openBroker(HubOptions options, PartySecrets secrets) {
        var own = options.broker();
        EmbeddedBroker embedded = null;
        ActiveMQConnectionFactory factory;
        String url;
        if (own != null) {
            url = own.url();
            factory = withSmallWindow(new ActiveMQConnectionFactory(url, own.user(), own.secret()));
            answers(factory, url);
        } else {
            embedded = EmbeddedBroker.start(options.folder().broker(), options.jmsPort(), secrets);
            push(embedded);
            watch(embedded);
            url = embedded.url();
            factory = withSmallWindow((ActiveMQConnectionFactory) embedded.inVm());
        }
        var pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(factory);
        pool.setMaxConnections(4);
        pool.setConnectionIdleTimeout(0);
        var connections = new BrokerConnections(url, factory, pool, embedded);
        push(connections);
        return connections;
    }

    /** Has to be said before the first connection. */
    private static ActiveMQConnectionFactory withSmallWindow(ActiveMQConnectionFactory factory) {
        factory.setConsumerWindowSize(128 << 10); // before its first use: then it can't be changed any more
        return factory;
    }

    private static void answers(ConnectionFactory factory, String url) {
        try (var connection = factory.createConnection()) {
            connection.start();
        } catch (JMSException e) {
            throw new CannotStart(
                    new Sentence(
                            "The broker does not answer: " + url + ".", "Meldingsmegleren svarer ikke: " + url + "."),
                    new Sentence(
                            "Check that it runs and that --broker has the right address, user and secret.",
                            "Sjekk at den kjører, og at --broker har riktig adresse, bruker og hemmelighet."),
                    e);
        }
    }

    /** Ready is what has answered, not what should. */
    private void waitUntilItAnswers(String http, ConnectionFactory broker) {
        answers(broker, addresses().jms());
        if (context == null || !context.getBean(CamelContext.class).getStatus().isStarted()) {
            throw new IllegalStateException("The routes have not started.");
        }
        for (var path : new String[] {"/soap?wsdl", "/operator/health"}) {
            if (status(http + path) >= 500) {
                throw new IllegalStateException(path + " does not answer.");
            }
        }
        if (!Files.isWritable(addresses().folders())) {
            throw new IllegalStateException("The folders can't be written.");
        }
    }

    private static int status(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(20_000);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new IllegalStateException(url + " does not answer.", e);
        }
    }

    private void watch(EmbeddedBroker embedded) {
        var watch = new Thread(
                () -> {
                    try {
                        while (!ended.await(1, TimeUnit.SECONDS)) {
                            if (!embedded.isAlive() && ended.getCount() > 0) {
                                giveUp(new CannotStart(
                                        new Sentence(
                                                "The embedded broker has stopped, as it does when its disk fails or is"
                                                        + " full.",
                                                "Den innebygde meldingsmegleren har stoppet, som når disken svikter eller"
                                                        + " er full."),
                                        new Sentence(
                                                "See log/hub.log in the data folder, then start the hub again.",
                                                "Se log/hub.log i datamappen, og start huben på nytt.")));
                                return;
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "embedded-broker-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private void giveUp(CannotStart why) {
        log.error("{}", why.line());
        gaveUp.compareAndSet(null, why);
        ended.countDown();
    }

    private synchronized void push(AutoCloseable part) {
        parts.push(part);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Stops everything, last started first. Doing it again does nothing. */
    @Override
    public synchronized void close() {
        ended.countDown();
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
            }
        }
    }
}
