/**
 * Commands that need a hub: a party's ({@code submit}, {@code inbox}, {@code claim}, {@code person}, {@code overdue}), over
 * SOAP or JMS as any vendor would, and an operator's ({@code up}, {@code clock}, {@code party}), through the endpoint that
 * the data folder names.
 *
 * <p>A party's commands know nothing of a hub but its standard. A person's number may come on standard input, is never in a
 * file name, and is never printed.
 */
@NullMarked
package no.stafett.cli.hub;

import org.jspecify.annotations.NullMarked;
