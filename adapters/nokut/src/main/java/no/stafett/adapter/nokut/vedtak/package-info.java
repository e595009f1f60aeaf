/**
 * The recognition authority's decision as a form of ours, {@code godkjenningsvedtak}, since its register GAUS (forskrift
 * 2024-05-21-789 § 1-5) has no public schema. The schema lies in the resources. The authority's words stay Norwegian.
 *
 * <p>In: the bytes of a document. Out: a {@link no.stafett.adapter.nokut.vedtak.Godkjenningsvedtak} with the document's
 * own words and their places, or findings; and back.
 */
@NullMarked
package no.stafett.adapter.nokut.vedtak;

import org.jspecify.annotations.NullMarked;
