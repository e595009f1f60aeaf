package no.stafett.conformance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of the suite against one system. The engine finds it by its id; so tools of the JUnit Platform see each case as a test.
 */
public final class Session {
    /** The configuration parameter that names the session to the engine. */
    static final String ID = "stafett.conformance.session";

    private static final Map<String, Session> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Profile profile;
    private final String system;
    private final List<ConformanceCase> cases;
    private final Requirements requirements = Requirements.ofTheStandard();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final Instant began = Instant.now();

    /**
     * Makes one.
     *
     * @param profile what kind of system it is
     * @param system the system, in words, for the report
     * @param cases what is run, in this order
     */
    public Session(Profile profile, String system, List<ConformanceCase> cases) {
        this.profile = profile;
        this.system = system;
        this.cases = List.copyOf(cases);
    }

    /**
     * Runs all cases, on the JUnit Platform.
     *
     * @param progress is told of each case before it begins
     * @param failed is told of each case that failed, as soon as it has
     */
    public Results run(Consumer<String> progress, Consumer<String> failed) {
        OPEN.put(id, this);
        try {
            var request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectUniqueId("[engine:" + ConformanceEngine.ID + "]"))
                    .filters(org.junit.platform.launcher.EngineFilter.includeEngines(ConformanceEngine.ID))
                    .configurationParameter(ID, id)
                    .configurationParameter(LauncherConstants.CAPTURE_STDOUT_PROPERTY_NAME, "false")
                    .build();
            LauncherFactory.create().execute(request, new ProgressListener(progress, failed));
        } finally {
            OPEN.remove(id);
        }
        return new Results(id, profile, system, began, List.copyOf(outcomes), requirements);
    }

    static @Nullable Session open(String id) {
        return OPEN.get(id);
    }

    Profile profile() {
        return profile;
    }

    List<ConformanceCase> cases() {
        return cases;
    }

    Requirements requirements() {
        return requirements;
    }

    synchronized void keep(Outcome outcome) {
        outcomes.add(outcome);
    }
}
