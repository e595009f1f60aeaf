/**
 * EMREX ELMO, the format in which universities hand over a person's results, as typed classes of ours.
 *
 * <p>In: the bytes of a document of either generation, {@code https://github.com/emrex-eu/elmo-schemas/tree/v1} or the
 * older {@code http://purl.org/net/elmo}. Out: an {@link no.stafett.adapter.nokut.elmo.Elmo}, or findings. The records
 * keep the document's own words: a date stays the text it was, an identifier stays as it stands, right or wrong. Source:
 * the schema and its documentation in emrex-eu/elmo-schemas, and real files, which are looser than the schema.
 */
@NullMarked
package no.stafett.adapter.nokut.elmo;

import org.jspecify.annotations.NullMarked;
