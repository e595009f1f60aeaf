/**
 * NOKUT's adapter, since 1 January 2023 HK-dir's: recognition of foreign education.
 *
 * <p>Diplomas come as EMREX ELMO and become a {@code RecognitionApplication}; the decision comes as a
 * {@code godkjenningsvedtak}, a form of ours, since the authority's register GAUS has no public schema, and becomes a
 * {@code RecognitionDecision}. Both have a way back. One translator for each message and direction.
 */
@NullMarked
package no.stafett.adapter.nokut;

import org.jspecify.annotations.NullMarked;
