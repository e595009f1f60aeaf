/**
 * The hub as a whole: starts what it runs on, puts the steps together, says when it is ready.
 *
 * <p>In: options. Out: a running hub and its addresses. May use: every step. May be used by: the command line and tests;
 * no step knows this package.
 */
@NullMarked
package no.stafett.hub;

import org.jspecify.annotations.NullMarked;
