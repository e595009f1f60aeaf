package no.stafett.hub;

/**
 * What the hub's process serves besides, without the hub knowing it: the console. Found as a service on the class path, so
 * that a hub without it is the same hub.
 */
public interface HubModule {
    /** The configuration that declares the module's beans; it may use the hub's. */
    Class<?> parts();
}
