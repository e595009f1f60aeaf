package no.stafett.ledger.evaluate;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long a service that is claimed may last.
 *
 * @param until the first day after
 * @param length from its first day; as the catalogue says it where nothing comes on top
 */
public record Bound(LocalDate until, Period length) {}
