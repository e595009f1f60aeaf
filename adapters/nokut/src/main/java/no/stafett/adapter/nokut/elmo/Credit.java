package no.stafett.adapter.nokut.elmo;

import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * How much something counts.
 *
 * @param scheme the unit, as it stands: {@code ECTS}, {@code ects}, or another
 * @param level {@code Bachelor}, {@code Master}, {@code PhD}; a number in the older generation
 * @param value how many, as it stands
 * @param at where it stood
 */
public record Credit(Optional<String> scheme, Optional<String> level, Optional<String> value, Place at) {}
