package no.stafett.hub.embedded;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.stafett.hub.data.CannotStart;
import no.stafett.hub.data.CannotStart.Sentence;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.data.Ports;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.impl.SecurityStoreImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * A real Artemis broker of the hub's own, on loopback only, with its journal on disk.
 *
 * <p>Promise: a send or a commit that returned is on disk, and so are the ids by which duplicates are known. A message
 * that nobody could handle stays where it is: no dead letters, no limit of attempts. A backlog larger than its share of
 * memory goes to disk; a full disk refuses new messages with an error. Limit: it is as durable as the disk beneath; there
 * is no backup.
 *
 * <p>Parties sign on with number and secret, send to {@value #SUBMIT} and read their own inbox, nothing else. The broker
 * stamps each message with the user that it validated, whatever the sender wrote there.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Where every party sends. */
    public static final String SUBMIT = "stafett.submit";

    /** The hub's own user, which may do everything. */
    public static final String HUB = "hub";

    private static final String HOST = "127.0.0.1";
    private static final int MIB = 1 << 20;
    private static final AtomicInteger IN_VM_IDS = new AtomicInteger();

    /** The inbox of a party, as queue and address. */
    public static String inbox(String party) {
        return "stafett.inbox." + party;
    }

    private final EmbeddedActiveMQ broker;
    private final int port;
    private final String secret;
    private final int inVmId;

    private EmbeddedBroker(Path folder, int wantedPort, PartySecrets parties) {
        this.port = Ports.freeOr(wantedPort);
        this.inVmId = IN_VM_IDS.incrementAndGet();
        DataFolder.makeForOwnerOnly(folder);
        this.secret = secretIn(folder);
        this.broker = new EmbeddedActiveMQ()
                .setConfiguration(configuration(folder.toAbsolutePath()))
                .setSecurityManager(new BrokerSecurity(secret, parties));
        try {
            broker.start();
            if (!broker.getActiveMQServer().waitForActivation(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("It is not active after a minute.");
            }
        } catch (Exception e) {
            closeQuietly(e);
            throw new CannotStart(
                    new Sentence(
                            "The embedded broker can't start on " + folder + " ("
                                    + e.getClass().getSimpleName() + ").",
                            "Den innebygde meldingsmegleren kan ikke starte på " + folder + " ("
                                    + e.getClass().getSimpleName() + ")."),
                    new Sentence(
                            "See the hub's log, or use a broker of your own with --broker URL.",
                            "Se hubens logg, eller bruk en egen megler med --broker URL."),
                    e);
        }
    }

    /**
     * Starts a broker on the folder and returns when it takes messages.
     *
     * @param folder journal, pages and large messages
     * @param port on 127.0.0.1; 0 takes a free one
     * @param parties who may sign on
     * @throws CannotStart when the port is taken or the folder can't be used
     */
    public static EmbeddedBroker start(Path folder, int port, PartySecrets parties) {
        return new EmbeddedBroker(folder, port, parties);
    }

    /** The address for clients on this machine. */
    public String url() {
        return "tcp://" + HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** The secret of the user {@value #HUB}. */
    public String secret() {
        return secret;
    }

    /** Connections for the hub itself, within the process. */
    public ConnectionFactory inVm() {
        return new ActiveMQConnectionFactory("vm://" + inVmId, HUB, secret);
    }

    /** Whether it still runs: a broker stops itself rather than go on with a disk that fails. */
    public boolean isAlive() {
        return broker.getActiveMQServer().isActive();
    }

    /** Breaks off a party's connections and forgets that it was known, so that a suspension counts at once. */
    public void forget(String party) {
        var server = broker.getActiveMQServer();
        if (server.getSecurityStore() instanceof SecurityStoreImpl store) {
            store.invalidateAuthenticationCache();
            store.invalidateAuthorizationCache();
        }
        server.getActiveMQServerControl().closeConnectionsForUser(party);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The embedded broker did not stop cleanly.", e);
        }
    }

    private void closeQuietly(Exception already) {
        try {
            broker.stop();
        } catch (Exception e) {
            already.addSuppressed(e);
        }
    }

    private static String secretIn(Path folder) {
        var file = folder.resolveSibling(folder.getFileName() + ".secret");
        return DataFolder.read(file).filter(found -> !found.isEmpty()).orElseGet(() -> {
            var made = Secret.make();
            DataFolder.writeForOwnerOnly(file, made);
            return made;
        });
    }

    private Configuration configuration(Path folder) {
        try {
            var configuration = new ConfigurationImpl()
                    .setName("stafett")
                    .setJMXManagementEnabled(false)
                    // Each thread more is a change of context more for the same work.
                    .setThreadPoolMaxSize(8)
                    .setScheduledThreadPoolMaxSize(2)
                    .setPersistenceEnabled(true)
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                    .setJournalLockAcquisitionTimeout(TimeUnit.SECONDS.toMillis(10))
                    // Durable: nothing is confirmed before it is on disk. The default waits 3.3 ms for each commit.
                    .setJournalType(JournalType.NIO)
                    .setJournalSyncTransactional(true)
                    .setJournalSyncNonTransactional(true)
                    .setJournalDatasync(true)
                    .setJournalBufferTimeout_NIO(100_000)
                    .setPageSyncTimeout(100_000)
                    .setPersistIDCache(true)
                    .setIDCacheSize(2_000)
                    // Memory: a backlog goes to disk long before the heap is full.
                    .setGlobalMaxSize(192L * MIB)
                    .setMaxDiskUsage(-1)
                    .setMinDiskFree(256L * MIB)
                    // Who sent it is the broker's word.
                    .setSecurityEnabled(true)
                    .setSecurityInvalidationInterval(TimeUnit.SECONDS.toMillis(5))
                    .setPopulateValidatedUser(true)
                    .setRejectEmptyValidatedUser(true)
                    .addAcceptorConfiguration("parties", "tcp://" + HOST + ":" + port + "?protocols=CORE")
                    .addAcceptorConfiguration("hub", "vm://" + inVmId)
                    .addAddressSetting("#", settings(16))
                    .addAddressSetting(
                            SUBMIT,
                            settings(64)
                                    .setRedeliveryDelay(500)
                                    .setRedeliveryMultiplier(2)
                                    .setMaxRedeliveryDelay(30_000))
                    .addAddressConfiguration(new CoreAddressConfiguration()
                            .setName(SUBMIT)
                            .addRoutingType(RoutingType.ANYCAST)
                            .addQueueConfiguration(QueueConfiguration.of(SUBMIT)
                                    .setRoutingType(RoutingType.ANYCAST)
                                    .setDurable(true)));
            configuration.registerBrokerPlugin(new SubmissionsAsTheyMustBe());
            return configuration;
        } catch (Exception e) {
            throw new IllegalStateException("The broker's settings are wrong.", e);
        }
    }

    private static AddressSettings settings(int memoryMib) {
        return new AddressSettings()
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes((long) memoryMib * MIB)
                .setPageSizeBytes(2 * MIB)
                .setMaxReadPageBytes(8 * MIB)
                .setPrefetchPageBytes(4 * MIB)
                .setDiskFullMessagePolicy(DiskFullMessagePolicy.FAIL);
    }
}
