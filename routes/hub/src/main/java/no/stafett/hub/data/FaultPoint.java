package no.stafett.hub.data;

import java.util.ServiceLoader;

/**
 * A named place at which a test may let the hub die. In the hub itself there is no implementation, and a place costs one
 * call that does nothing; only what a test puts on the class path (as a service) can do anything here.
 */
public interface FaultPoint {
    /** The transaction is committed; the broker has not been told that the message is dealt with. */
    String AFTER_DATABASE_COMMIT = "after-database-commit";

    /** The broker has committed what goes out; the outbox still has its rows. */
    String AFTER_BROKER_COMMIT = "after-broker-commit";

    /** The place of this name has been reached. */
    void reached(String name);

    /** What the class path offers, asked once, at start. */
    static FaultPoint found() {
        var found = ServiceLoader.load(FaultPoint.class, FaultPoint.class.getClassLoader())
                .findFirst();
        return found.orElse(name -> {});
    }
}
