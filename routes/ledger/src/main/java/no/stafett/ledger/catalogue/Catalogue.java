package no.stafett.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A service catalogue, read and found sound. Immutable. */
public final class Catalogue {
    private final String version;
    private final LocalDate published;
    private final List<Service> services;
    private final Map<String, Service> byCode;
    private final List<Service> inOrder;
    private final Map<String, Set<EvidenceCode>> evidence;

    /** Use {@link CatalogueReader}; this one trusts its arguments. */
    Catalogue(String version, LocalDate published, List<Service> services) {
        this.version = version;
        this.published = published;
        this.services = List.copyOf(services);
        this.byCode = services.stream().collect(Collectors.toUnmodifiableMap(Service::code, Function.identity()));
        this.inOrder = ordered();
        this.evidence = services.stream().collect(Collectors.toUnmodifiableMap(Service::code, Catalogue::evidence));
    }

    private static Set<EvidenceCode> evidence(Service service) {
        var codes = EnumSet.noneOf(EvidenceCode.class);
        service.evidence().forEach(rule -> codes.add(rule.code()));
        return Collections.unmodifiableSet(codes);
    }

    /** Such as {@code 1.0}. */
    public String version() {
        return version;
    }

    public LocalDate published() {
        return published;
    }

    /** As they stand in the document. */
    public List<Service> services() {
        return services;
    }

    public Optional<Service> service(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The kinds of evidence that mean something of their own for a service. */
    public Set<EvidenceCode> evidenceOf(Service service) {
        return evidence.getOrDefault(service.code(), Set.of());
    }

    /** Every service after those whose state it asks for. */
    public List<Service> inOrder() {
        return inOrder;
    }

    private List<Service> ordered() {
        var order = new LinkedHashSet<Service>();
        services.forEach(service -> place(service, order, Set.of()));
        return List.copyOf(order);
    }

    private void place(Service service, Set<Service> order, Set<String> waiting) {
        if (order.contains(service) || waiting.contains(service.code())) {
            return;
        }
        var now = new LinkedHashSet<>(waiting);
        now.add(service.code());
        service.needsStateOf().flatMap(code -> service(code).stream()).forEach(needed -> place(needed, order, now));
        order.add(service);
    }

    /** Services that wait for each other; empty when none do. */
    List<CatalogueFault> circles() {
        var circles = new ArrayList<CatalogueFault>();
        for (Service service : services) {
            reach(service, new LinkedHashSet<>()).stream()
                    .filter(service.code()::equals)
                    .findFirst()
                    .ifPresent(code -> circles.add(CatalogueFault.of(
                            CatalogueFault.Kind.CYCLE,
                            "Service " + code,
                            "asks for its own state in a circle",
                            "spør om sin egen tilstand i ring")));
        }
        return circles;
    }

    private Set<String> reach(Service from, Set<String> reached) {
        from.needsStateOf().forEach(code -> {
            if (reached.add(code)) {
                service(code).ifPresent(next -> reach(next, reached));
            }
        });
        return reached;
    }
}
