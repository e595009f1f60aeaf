package no.stafett.adapter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What a translator must be told because it is in no document: it has neither clock nor configuration of its own.
 *
 * @param sender the organisation that sends the message: a party's own system, or a person's agent. Nine digits
 * @param on the day it happens
 * @param settings what the adapter can be told besides, by the names in {@link Adapter#settings()}
 */
public record Errand(String sender, LocalDate on, Map<String, String> settings) {
    /** Keeps a copy. */
    public Errand {
        settings = Map.copyOf(settings);
    }

    /** One without settings. */
    public Errand(String sender, LocalDate on) {
        this(sender, on, Map.of());
    }

    /** A setting, where it is given. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
