package no.stafett.adapter.nokut.vedtak;

import java.util.Optional;
import no.stafett.adapter.Place;

/**
 * What the qualification is equal to in Norway.
 *
 * @param nusNiva level, first digit of NUS2000
 * @param tilsvarer the Norwegian degree or extent, in words
 * @param studiepoeng credits, equal to ECTS
 * @param fagfelt field, ISCED-F 2013
 * @param sted where it stood
 */
public record Likestilling(
        Optional<Felt> nusNiva,
        Optional<Felt> tilsvarer,
        Optional<Felt> studiepoeng,
        Optional<Felt> fagfelt,
        Place sted) {}
