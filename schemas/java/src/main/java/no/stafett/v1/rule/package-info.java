/**
 * The rules inside one document (layer 3), a class each, named as the truth it holds.
 *
 * <p>In: a message whose structure, identifiers and codes hold. Out: breaches. No clock, no I/O but the standard's own
 * disclosure table, never throwing. May use: the API, model. May be used by: nobody; the API finds the rules as services.
 */
@NullMarked
package no.stafett.v1.rule;

import org.jspecify.annotations.NullMarked;
