/**
 * Profile documents: judges files that a vendor's system has written, against each requirement on who sends.
 *
 * <p>In: a folder. Out: a case for each requirement that a file alone can break. May use: the typed library.
 */
@NullMarked
package no.stafett.conformance.documents;

import org.jspecify.annotations.NullMarked;
