/**
 * Stafett 1.0 for Java: {@link Stafett#v1()} makes one context, and from it come parser, writer, validator and examination.
 *
 * <p>In: documents, or messages as typed values. Out: messages, documents, and findings as values: nothing that a sender
 * did wrong is an exception. May use: model, identifier, time, codelist. May be used by: all.
 */
@NullMarked
package no.stafett.v1;

import org.jspecify.annotations.NullMarked;
