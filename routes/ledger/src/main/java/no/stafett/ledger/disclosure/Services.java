package no.stafett.ledger.disclosure;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which services a row is for.
 *
 * @param only this one alone; null: any
 * @param except not these
 */
record Services(@Nullable String only, Set<String> except) {
    static final Services ANY = new Services(null, Set.of());

    Services {
        except = Set.copyOf(except);
    }

    /** Whether it is for a service. A row with a limit is not for what names no service. */
    boolean admits(@Nullable String service) {
        if (service == null) {
            return isAny();
        }
        return (only == null || only.equals(service)) && !except.contains(service);
    }

    boolean isAny() {
        return only == null && except.isEmpty();
    }
}
