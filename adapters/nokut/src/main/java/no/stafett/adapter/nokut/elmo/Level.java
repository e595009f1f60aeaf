package no.stafett.adapter.nokut.elmo;

import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * A level in a qualifications framework.
 *
 * @param type the framework, {@code EQF} or {@code NQF}; absent in the older generation
 * @param value the level, as it stands
 * @param at where it stood
 */
public record Level(Optional<String> type, Optional<String> value, Place at) {}
